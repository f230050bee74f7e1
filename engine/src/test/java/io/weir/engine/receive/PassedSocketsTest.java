// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.metrics.Counter;
import io.weir.engine.ring.Inlet;
import io.weir.engine.ring.JumboPool;
import io.weir.engine.ring.Ring;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sockets that were open before Weir. */
@Timeout(60)
final class PassedSocketsTest {
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SO_RCVBUFFORCE = 33;

    private Socket socket;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Epoll.isAvailable(), "no epoll on this system");
        socket = Socket.newSocketDgram();
        socket.bind(new InetSocketAddress("127.0.0.1", 0));
    }

    @AfterEach
    void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }

    private static ListenerConfig listener(String host, int port, int count) {
        return new ListenerConfig("netflow", host, port, count, 1, false, 1_000);
    }

    private static PassedSocket at(String host, int port) {
        return new PassedSocket(99, new InetSocketAddress(host, port), true, 0);
    }

    private Map<String, String> environment(String number, long pid) {
        return Map.of("LISTEN_FDS", number, "LISTEN_PID", Long.toString(pid));
    }

    @Test
    void aListenerHasTheSocketsOfItsAddressAndAsManyAsThereAre() {
        PassedSockets passed = new PassedSockets(List.of(at("127.0.0.1", 2055), at("127.0.0.1", 2055),
            at("0.0.0.0", 2056), at("::", 2056), at("::1", 2057)));
        List<ListenerConfig> listeners = List.of(listener("localhost", 2055, 1), listener("", 2056, 1),
            listener("0.0.0.0", 2056, 1), listener("127.0.0.2", 2055, 3), listener("", 2057, 1));

        assertThat(passed.fit(listeners)).extracting(ListenerConfig::count).containsExactly(2, 2, 2, 3, 1);
        assertThat(passed.unclaimed(listeners)).containsExactly(at("::1", 2057));
    }

    @Test
    void systemdsSocketsAreThoseOfThisProcessOnly() throws IOException {
        assertThat(SystemdSockets.of(Map.of(), 7).all()).isEmpty();
        assertThat(SystemdSockets.of(environment("1", 8), 7).all()).isEmpty();
        assertThat(SystemdSockets.of(environment("0", 7), 7).all()).isEmpty();
    }

    @Test
    void systemdsSocketsKnowTheirAddressAndBlockNobody() throws IOException {
        PassedSockets passed = SystemdSockets.of(environment("1", 7), 7, socket.intValue());

        assertThat(passed.all()).hasSize(1);
        assertThat(passed.all().get(0).local()).isEqualTo(socket.localAddress());
        assertThat(passed.all().get(0).held()).isTrue();
    }

    @Test
    void aBlockingDescriptorIsMadeOneThatDoesNotBlock() throws Exception {
        FileDescriptor blocking = FileDescriptor.from("/dev/null");
        assertThat(isNonBlocking(blocking.intValue())).isFalse();

        NonBlocking.set(blocking.intValue());

        assertThat(isNonBlocking(blocking.intValue())).isTrue();
        blocking.close();
    }

    private static boolean isNonBlocking(int descriptor) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor)).stream()
            .filter(line -> line.startsWith("flags:"))
            .anyMatch(line -> (Integer.parseInt(line.substring(6).trim(), 8) & 04000) != 0);
    }

    @Test
    void whatIsNoUdpSocketOrNoNumberIsRefused() throws IOException {
        Socket stream = Socket.newSocketStream();
        try {
            assertThatThrownBy(() -> SystemdSockets.of(environment("1", 7), 7, stream.intValue()))
                .hasMessageContaining("is no UDP socket").hasMessageContaining("ListenDatagram=");
        } finally {
            stream.close();
        }
        assertThatThrownBy(() -> SystemdSockets.of(environment("1", 7), 7, 100_000))
            .hasMessageContaining("is no open socket");
        assertThatThrownBy(() -> SystemdSockets.of(environment("two", 7), 7)).hasMessageContaining("LISTEN_FDS");
        assertThatThrownBy(() -> SystemdSockets.of(environment("9999", 7), 7)).hasMessageContaining("LISTEN_FDS");
    }

    private UdpReceiver receiver(Inlet inlet, PassedSocket passed) throws IOException {
        ListenerConfig config = listener("127.0.0.1", socket.localAddress().getPort(), 1);
        UdpReceiver receiver = new UdpReceiver(config, List.of(inlet), new JumboPool(1), ReceiveSettings.defaults()
            .with(new PassedSockets(List.of(passed))));
        receiver.open();
        return receiver;
    }

    private void send(int count) throws IOException {
        try (DatagramSocket sender = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            for (int i = 0; i < count; i++) {
                sender.send(new DatagramPacket(new byte[] {(byte) i}, 1, socket.localAddress()));
            }
        }
    }

    private PassedSocket passed(boolean held, long drops) {
        return new PassedSocket(socket.intValue(), socket.localAddress(), held, drops);
    }

    /** Takes {@code count} datagrams from the ring, whose first byte counts up from {@code first}. */
    private static void take(Inlet inlet, int first, int count) throws InterruptedException {
        for (int i = first; i < first + count; i++) {
            Ring ring = inlet.await();
            assertThat(ring.oldest().bytes()[0]).isEqualTo((byte) i);
            ring.release();
        }
    }

    @Test
    void whatWaitedIsReadAllOfItAlthoughTheRingIsSmall() throws Exception {
        // given more than the ring holds, from one exporter
        socket.setIntOpt(SOL_SOCKET, SO_RCVBUF, 200_000);
        send(100);
        Inlet inlet = new Inlet(1, 16);

        // when it is read by a worker that is slower than the socket
        UdpReceiver receiver = receiver(inlet, passed(true, PassedSocket.UNKNOWN));
        take(inlet, 0, 100);

        // then nothing was dropped for want of room
        assertThat(receiver.lost()).isZero();
        assertThat(receiver.sum(Counter.WAITS)).isPositive();
        receiver.close();
        socket = null;
    }

    @Test
    void whatComesAfterARestIsReadByTheNext() throws Exception {
        Inlet first = new Inlet(1, 16);
        UdpReceiver one = receiver(first, passed(false, 0));
        send(3);
        take(first, 0, 3);

        // when one reads no more, and the next begins
        one.release(Duration.ofSeconds(5));
        send(5);
        PassedSocket left = one.passed().get(0);
        Inlet second = new Inlet(1, 16);
        UdpReceiver two = receiver(second, left);
        take(second, 0, 5);

        assertThat(one.sum(Counter.DATAGRAMS_RECEIVED)).isEqualTo(3);
        assertThat(two.sum(Counter.DATAGRAMS_RECEIVED)).isEqualTo(5);
        two.close();
        socket = null;
    }

    @Test
    void dropsOfBeforeAreNotToldAgainButThoseWhileNobodyReadAre() throws Exception {
        // given a socket with little room, and more than fits
        socket.setIntOpt(SOL_SOCKET, SO_RCVBUF, 2_304);
        send(200);
        PassedSocket unknown = passed(true, PassedSocket.UNKNOWN);
        UdpReceiver one = receiver(new Inlet(1, 512), unknown);
        assertThat(one.lostInKernel()).isZero();
        one.release(Duration.ofSeconds(5));
        PassedSocket left = one.passed().get(0);
        assertThat(left.drops()).isPositive();

        // when somebody who knows how many there were takes it over, and there were more since
        socket.setIntOpt(SOL_SOCKET, SO_RCVBUF, 2_304);
        send(200);
        UdpReceiver two = receiver(new Inlet(1, 512), left);

        assertThat(two.lostInKernel()).isPositive().isLessThanOrEqualTo(200);
        two.close();
        socket = null;
    }

    @Test
    void aBufferThatOthersMadeLargeIsNotMadeSmaller() throws Exception {
        try {
            socket.setIntOpt(SOL_SOCKET, SO_RCVBUFFORCE, 40 << 20);
        } catch (IOException mayNot) {
            assumeTrue(false, "this user cannot have a buffer larger than the system's bound");
        }
        UdpReceiver receiver = receiver(new Inlet(1, 16), passed(true, 0));

        assertThat(receiver.roomBytes()).isEqualTo(80 << 20);
        receiver.close();
        socket = null;
    }

    @Test
    void socketsOfAnotherAreHeldAndNotDrained() throws Exception {
        UdpReceiver receiver = receiver(new Inlet(1, 16), passed(true, 0));
        assertThat(receiver.isHeld()).isTrue();
        assertThat(receiver.isPassable()).isTrue();
        assertThat(receiver.drain(Duration.ofSeconds(5))).isTrue();
        receiver.close();
        socket = null;
    }
}
