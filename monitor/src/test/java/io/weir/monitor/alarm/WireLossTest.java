// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecoderSettings;
import io.weir.codec.Pace;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.codec.export.TestExporter;
import io.weir.codec.state.SequenceCounts;
import io.weir.engine.Collector;
import io.weir.engine.access.Access;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.decode.Warmup;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.metrics.Counter;
import io.weir.engine.receive.ReceiveSettings;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alarm {@code loss} of a real collector that takes one datagram a second and drops the others itself. */
@Timeout(60)
class WireLossTest {
    private static final int FLOWS = 10;
    private static final int DROPPED = 20;
    private static final long PATIENCE_NS = 20_000_000_000L;

    private final byte[] room = new byte[2048];
    private Collector collector;
    private DatagramSocket socket;
    private TestExporter exporter;
    private Alarms alarms;
    private long nowNs = 1_000_000_000L;

    @BeforeEach
    void start() throws Exception {
        ListenerConfig listener = new ListenerConfig("netflow", "127.0.0.1", 0, 1, 1, true, 0);
        collector = new Collector(new CollectorConfig(List.of(listener), DecoderSettings.defaults(), 10,
            Duration.ofSeconds(10), Duration.ofSeconds(2)), new Delivery(),
            ReceiveSettings.defaults().with(Access.open(), new Pace(1, 1)), Warmup.NONE);
        collector.start();
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    }

    @AfterEach
    void stop() {
        socket.close();
        collector.stop();
    }

    private void watch(int version, double threshold) {
        ExportSettings traffic = ExportSettings.of(1, 0);
        exporter = version == 5 ? new NetFlow5Exporter(traffic) : new NetFlow9Exporter(traffic);
        alarms = new Alarms(collector, AlarmSettings.none().with(AlarmKind.LOSS, threshold), () -> nowNs,
            () -> Instant.EPOCH);
    }

    private void after(int seconds) {
        nowNs += TimeUnit.SECONDS.toNanos(seconds);
        alarms.look();
    }

    private int next() {
        return exporter.write(room, 0, FLOWS, System.currentTimeMillis());
    }

    private void send() throws Exception {
        socket.send(new DatagramPacket(room, next(), new InetSocketAddress("127.0.0.1", collector.port(0))));
        TimeUnit.MILLISECONDS.sleep(2);
    }

    private void sendUntilSomeAreDropped() throws Exception {
        long end = System.nanoTime() + PATIENCE_NS;
        while ((taken() == 0 || limited() < DROPPED) && System.nanoTime() < end) {
            send();
        }
        assertThat(limited()).isGreaterThanOrEqualTo(DROPPED);
    }

    private void sendUntilOneIsTaken() throws Exception {
        long before = taken();
        long end = System.nanoTime() + PATIENCE_NS;
        while (taken() == before && System.nanoTime() < end) {
            send();
        }
        assertThat(taken()).isGreaterThan(before);
    }

    private long taken() {
        return collector.workers().stream().mapToLong(worker -> worker.times().count()).sum();
    }

    private long limited() {
        return collector.listeners().get(0).sockets().get(0).counters().get(Counter.LIMITED);
    }

    private long gaps() {
        return collector.workers().stream().flatMap(each -> each.sequences().stream())
            .mapToLong(SequenceCounts::lost).sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9})
    void whatWeirItselfDroppedIsNoLossOnTheWay(int version) throws Exception {
        watch(version, 1);
        sendUntilSomeAreDropped();
        after(5);

        sendUntilOneIsTaken();
        after(30);

        assertThat(gaps()).as("what was dropped is missing in the sequence").isPositive();
        assertThat(alarms.raised()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9})
    void lossOnTheWayIsToldAlsoWhereWeirDropped(int version) throws Exception {
        watch(version, 50);
        sendUntilSomeAreDropped();
        after(5);
        for (int lost = 0; lost < 10 * DROPPED; lost++) {
            next();
        }

        sendUntilOneIsTaken();
        after(30);

        assertThat(alarms.raised()).singleElement().extracting(Alarm::text).asString().contains("lost on the way");
    }
}
