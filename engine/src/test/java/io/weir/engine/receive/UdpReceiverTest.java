// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.weir.codec.exporter.Exporter;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.metrics.Counter;
import io.weir.engine.ring.Inlet;
import io.weir.engine.ring.JumboPool;
import io.weir.engine.ring.Ring;
import io.weir.engine.ring.Slot;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class UdpReceiverTest {
    @ParameterizedTest(name = "epoll {0}")
    @ValueSource(booleans = {true, false})
    void datagramsOfEverySizeArriveWholeOverIpv4(boolean epoll) throws Exception {
        arriveWhole("127.0.0.1", epoll, 0, Exporter.mapped(0x7f000001));
    }

    @ParameterizedTest(name = "epoll {0}")
    @ValueSource(booleans = {true, false})
    void datagramsOfEverySizeArriveWholeOverIpv6(boolean epoll) throws Exception {
        assumeTrue(hasIpv6(), "no IPv6 on this host");
        arriveWhole("::1", epoll, 0, 1);
    }

    @ParameterizedTest(name = "epoll {0}")
    @ValueSource(booleans = {true, false})
    void anEmptyHostIsAllAddressesOfBothFamilies(boolean epoll) throws Exception {
        Inlet inlet = new Inlet(1, 16);
        UdpReceiver receiver = open("", 1, epoll, List.of(inlet));

        send("127.0.0.1", receiver.port(), new byte[9]);
        assertThat(next(inlet).lo()).isEqualTo(Exporter.mapped(0x7f000001));
        inlet.ring(0).release();
        if (hasIpv6()) {
            send("::1", receiver.port(), new byte[9]);
            assertThat(next(inlet).lo()).isEqualTo(1);
        }

        receiver.close();
    }

    @Test
    void severalSocketsShareThePortAndAllDatagramsAreAccountedFor() throws Exception {
        assumeTrue(Epoll.isAvailable(), "no epoll on this system");
        List<Inlet> inlets = List.of(new Inlet(2, 512), new Inlet(2, 512));
        UdpReceiver receiver = open("127.0.0.1", 2, true, inlets);
        int sent = 0;

        for (int source = 0; source < 20; source++) {
            try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0." + (source + 1)))) {
                for (int i = 0; i < 500; i++) {
                    socket.send(new DatagramPacket(new byte[100], 100, to(receiver.port())));
                    sent++;
                }
            }
        }
        receiver.drain(Duration.ofSeconds(5));
        receiver.close();

        long accounted = 0;
        for (int i = 0; i < 2; i++) {
            assertThat(receiver.counters(i).get(Counter.DATAGRAMS_RECEIVED)).isPositive();
            accounted += receiver.counters(i).get(Counter.DATAGRAMS_GIVEN)
                + receiver.counters(i).get(Counter.DROPPED_RING_FULL)
                + receiver.counters(i).get(Counter.DROPPED_SHARE) + receiver.kernelDrops(i);
        }
        assertThat(accounted).isEqualTo(sent);
        assertThat(inlets.get(0).waiting() + inlets.get(1).waiting()).isPositive();
    }

    @Test
    void whatTheKernelDropsIsCounted() throws Exception {
        assumeTrue(Epoll.isAvailable(), "no epoll on this system");
        Inlet inlet = new Inlet(1, 16);
        ListenerConfig config = new ListenerConfig("netflow", "127.0.0.1", 0, 1, 1, true, 16);
        UdpReceiver receiver = new UdpReceiver(config, List.of(inlet), new JumboPool(1),
            new ReceiveSettings(8 << 10, 4, true));
        receiver.open();

        int sent = 2_000;
        for (int i = 0; i < sent; i++) {
            send("127.0.0.1", receiver.port(), new byte[1_000]);
        }
        long drops = receiver.kernelDrops(0);
        int taken = 0;
        while (taken < sent - drops) {
            taken += releaseAll(inlet);
        }
        receiver.close();

        assertThat(drops).isPositive();
        assertThat(receiver.counters(0).get(Counter.DATAGRAMS_GIVEN)).isEqualTo(sent - drops);
        assertThat(receiver.kernelDrops(0)).isEqualTo(drops);
    }

    @Test
    void aProcessThatHoldsThePortIsFoundByNumberAndName() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/net/udp")), "no /proc on this system");
        try (DatagramSocket holder = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            int port = holder.getLocalPort();

            List<PortHolder> found = PortHolder.of(port, null);

            assertThat(PortHolder.of(port, holder.getLocalAddress())).isEqualTo(found);
            assertThat(PortHolder.of(port, InetAddress.getByName("127.9.9.9"))).isEmpty();
            assertThat(found).hasSize(1);
            assertThat(found.get(0).pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(found.get(0).process()).isNotBlank().isNotEqualTo("unknown");
        }
    }

    @Test
    void whoHoldsAllAddressesHoldsEach() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/net/udp")), "no /proc on this system");
        try (DatagramSocket holder = new DatagramSocket(0)) {
            assertThat(PortHolder.of(holder.getLocalPort(), InetAddress.getByName("127.0.0.1"))).hasSize(1);
        }
    }

    @ParameterizedTest(name = "epoll {0}")
    @ValueSource(booleans = {true, false})
    void aPortThatSomebodyDoesNotShareCannotBeOpened(boolean epoll) throws Exception {
        try (DatagramSocket holder = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            UdpReceiver receiver = receiver("127.0.0.1", holder.getLocalPort(), 1, epoll, List.of(new Inlet(1, 16)));

            assertThatThrownBy(receiver::open).isInstanceOf(IOException.class).hasMessageContaining("in use");
        }
    }

    /** The bounds are what Java 25 allocates while it interprets; compiled, it is 120 to 144 and 216. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"127.0.0.1, 208", "::1, 280"})
    void receivingAllocatesNoMoreThanNettysOwn(String host, int most) throws Exception {
        assumeTrue(Epoll.isAvailable(), "no epoll on this system");
        assumeTrue(!host.contains(":") || hasIpv6(), "no IPv6 on this host");
        Inlet inlet = new Inlet(1, 4096);
        UdpReceiver receiver = open(host, 1, true, List.of(inlet));
        Thread thread = Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().equals("weir-socket-0") && t.isAlive()).findFirst().orElseThrow();
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        exchange(host, receiver, inlet, 20_000);

        long before = threads.getThreadAllocatedBytes(thread.getId());
        exchange(host, receiver, inlet, 20_000);
        long each = (threads.getThreadAllocatedBytes(thread.getId()) - before) / 20_000;
        receiver.close();

        assertThat(each).isBetween(1L, (long) most);
    }

    private static void exchange(String host, UdpReceiver receiver, Inlet inlet, int count) throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            DatagramPacket packet = new DatagramPacket(new byte[1_400], 1_400,
                new InetSocketAddress(host, receiver.port()));
            for (int sent = 0; sent < count; sent += 32) {
                for (int i = 0; i < 32; i++) {
                    socket.send(packet);
                }
                for (int taken = 0; taken < 32;) {
                    taken += releaseAll(inlet);
                }
            }
        }
    }

    private static void arriveWhole(String host, boolean epoll, long hi, long lo) throws Exception {
        Inlet inlet = new Inlet(1, 16);
        UdpReceiver receiver = open(host, 1, epoll, List.of(inlet));
        long before = System.currentTimeMillis();

        for (int size : new int[] {0, 1, 1_400, 2_048, 2_049, 65_507}) {
            byte[] sent = new byte[size];
            for (int i = 0; i < size; i++) {
                sent[i] = (byte) (i * 31);
            }
            int port = send(host, receiver.port(), sent);
            var slot = next(inlet);
            assertThat(java.util.Arrays.copyOf(slot.bytes(), slot.length())).isEqualTo(sent);
            assertThat(slot.hi()).isEqualTo(hi);
            assertThat(slot.lo()).isEqualTo(lo);
            assertThat(slot.port()).isEqualTo(port);
            assertThat(slot.receivedNs() / 1_000_000).isBetween(before - 5, System.currentTimeMillis() + 5);
            inlet.ring(0).release();
        }

        receiver.close();
    }

    private static int releaseAll(Inlet inlet) throws InterruptedException {
        Ring ring = inlet.await();
        int taken = ring == null ? 0 : (int) ring.available();
        for (int i = 0; i < taken; i++) {
            ring.release();
        }
        return taken;
    }

    private static Slot next(Inlet inlet) throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            Ring ring = inlet.await();
            if (ring != null) {
                return ring.oldest();
            }
        }
        throw new AssertionError("no datagram came");
    }

    private static boolean hasIpv6() {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static InetSocketAddress to(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    private static int send(String host, int port, byte[] bytes) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        try (DatagramSocket socket = new DatagramSocket(0, address)) {
            socket.send(new DatagramPacket(bytes, bytes.length, address, port));
            return socket.getLocalPort();
        }
    }

    private static UdpReceiver open(String host, int count, boolean epoll, List<Inlet> inlets) throws IOException {
        UdpReceiver receiver = receiver(host, 0, count, epoll, inlets);
        receiver.open();
        return receiver;
    }

    private static UdpReceiver receiver(String host, int port, int count, boolean epoll, List<Inlet> inlets) {
        assumeTrue(!epoll || Epoll.isAvailable(), "no epoll on this system");
        ListenerConfig config = new ListenerConfig("netflow", host, port, count, inlets.size(), false, 1_000);
        return new UdpReceiver(config, new ArrayList<>(inlets), new JumboPool(4),
            new ReceiveSettings(4 << 20, 32, epoll));
    }
}
