// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecoderSettings;
import io.weir.codec.Pace;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.json.JsonEncoder;
import io.weir.engine.access.Access;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.config.OnError;
import io.weir.engine.decode.Warmup;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.SinkSpec;
import io.weir.engine.metrics.Loss;
import io.weir.engine.receive.ReceiveSettings;
import io.weir.sink.FlowLane;
import io.weir.sink.FlowSink;
import io.weir.sink.WhenFull;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Somebody floods while the worker is held, so that the ring is as full as a flood makes it however fast this machine
 * is; fifty exporters that send a few datagrams lose nothing. {@code bench/flood} does it by rate.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "exporters have addresses of 127/8")
@Timeout(120)
final class FloodedCollectorTest {
    private static final int EXPORTERS = 50;
    private static final int FLOWS = 5;
    private static final int QUEUE = 2_048;
    private static final int FLOOD = 4 * QUEUE;
    /** Fewer than any receive buffer holds. */
    private static final int STEP = 20;

    private final AtomicIntegerArray flows = new AtomicIntegerArray(256);
    private final CountDownLatch held = new CountDownLatch(1);
    private final byte[] room = new byte[2048];
    private final NetFlow5Exporter exporter = new NetFlow5Exporter(ExportSettings.of(1, 0));
    private Collector collector;
    private int sent;

    private void start(Access access) throws Exception {
        ListenerConfig listener = new ListenerConfig("netflow", "127.0.0.1", 0, 1, 1, false, QUEUE);
        CollectorConfig config = new CollectorConfig(List.of(listener), DecoderSettings.defaults(), 10,
            Duration.ofSeconds(10), Duration.ofSeconds(30));
        FlowSink sink = context -> holdingLane();
        Delivery delivery = new Delivery(List.of(new SinkSpec("count", sink, WhenFull.DROP, OnError.RETRY)), List.of(),
            () -> new JsonEncoder()::encode);
        collector = new Collector(config, delivery, ReceiveSettings.defaults().with(access, Pace.UNLIMITED),
            Warmup.NONE);
        collector.start();
    }

    @AfterEach
    void stop() {
        held.countDown();
        collector.stop();
    }

    private FlowLane holdingLane() {
        return record -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            byte[] from = record.datagram().exporter().address();
            if (from[1] == 50) {
                flows.incrementAndGet(from[3] & 0xff);
            }
        };
    }

    /** Sends in steps, each when the socket's thread has taken the one before: the kernel drops none. */
    private void send(String from, int datagrams) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
            InetSocketAddress target = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), collector.port(0));
            for (int i = 0; i < datagrams; i++) {
                socket.send(new DatagramPacket(room, exporter.write(room, 0, FLOWS, 1_700_000_000_000L), target));
                if (++sent % STEP == 0) {
                    awaitReceived();
                }
            }
        }
        awaitReceived();
    }

    private void awaitReceived() {
        while (collector.snapshot().datagrams() < sent) {
            Thread.onSpinWait();
        }
    }

    private void quiet(int datagrams) throws Exception {
        for (int i = 1; i <= EXPORTERS; i++) {
            send("127.50.0." + i, datagrams);
        }
    }

    private void assertQuietLostNothing(int datagrams) {
        held.countDown();
        collector.stop();
        assertThat(collector.snapshot().loss(Loss.KERNEL)).as("datagrams that the kernel dropped").isZero();
        for (int i = 1; i <= EXPORTERS; i++) {
            assertThat(flows.get(i)).as("flows of 127.50.0." + i).isEqualTo(datagrams * FLOWS);
        }
    }

    @Test
    void givenOneAddressThatFillsTheRingThenExportersThatSendALittleLoseNothing() throws Exception {
        start(Access.open());
        quiet(1);

        send("127.51.0.1", FLOOD);
        quiet(2);

        assertQuietLostNothing(3);
        assertThat(collector.snapshot().loss(Loss.RING_SHARE) + collector.snapshot().loss(Loss.RING_FULL))
            .as("dropped of the flood").isGreaterThan(FLOOD - QUEUE);
    }

    @Test
    void givenAFloodOfAddressesThatAreNotAllowedThenNoneTakesAPlaceInTheRing() throws Exception {
        start(Access.of("127.50.0.0/24", ""));
        quiet(1);

        for (int i = 0; i < 250; i++) {
            send("127.51.0." + (1 + i), FLOOD / 250);
        }
        quiet(2);

        assertQuietLostNothing(3);
        assertThat(collector.snapshot().loss(Loss.REFUSED)).isEqualTo(FLOOD / 250 * 250);
        assertThat(collector.snapshot().loss(Loss.RING_SHARE) + collector.snapshot().loss(Loss.RING_FULL)).isZero();
    }
}
