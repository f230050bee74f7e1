// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.weir.codec.DecoderSettings;
import io.weir.codec.Pace;
import io.weir.codec.json.JsonEncoder;
import io.weir.engine.Collector;
import io.weir.engine.access.Access;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.config.OnError;
import io.weir.engine.decode.Warmup;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.deliver.SinkSpec;
import io.weir.engine.metrics.Loss;
import io.weir.engine.metrics.Snapshot;
import io.weir.engine.receive.ReceiveSettings;
import io.weir.sink.FlowLane;
import io.weir.sink.FlowSink;
import io.weir.sink.WhenFull;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Somebody floods, fifty exporters send their few datagrams: these lose nothing, and memory stays. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "exporters have addresses of 127/8")
@Timeout(120)
final class FloodTest {
    private static final int EXPORTERS = FloodAndQuiet.EXPORTERS;
    private static final double QUIET = 10;
    private static final double FLOOD = 40_000;
    private static final long PEACE_NS = 12_000_000_000L;
    private static final long FLOOD_NS = 6_000_000_000L;
    private static final long HEAP_GROWTH = 64L << 20;
    /** So few that the flood fills the rings. */
    private static final int QUEUE = 2_048;

    /** Flows of 127.50.0.N. */
    private final AtomicLongArray flows = new AtomicLongArray(256);
    private Collector collector;
    private long each;

    private void start(Access access) throws Exception {
        ListenerConfig listener = new ListenerConfig("netflow", "127.0.0.1", 0, 1, 2, false, QUEUE);
        CollectorConfig config = new CollectorConfig(List.of(listener), DecoderSettings.defaults(), 10,
            Duration.ofSeconds(10), Duration.ofSeconds(8));
        FlowSink sink = context -> counting();
        Delivery delivery = new Delivery(List.of(new SinkSpec("count", sink, WhenFull.DROP, OnError.RETRY)), List.of(),
            () -> new JsonEncoder()::encode);
        collector = new Collector(config, delivery, ReceiveSettings.defaults().with(access, Pace.UNLIMITED),
            Warmup.NONE);
        collector.start();
    }

    private FlowLane counting() {
        return record -> {
            byte[] from = record.datagram().exporter().address();
            if (from[1] == 50) {
                flows.incrementAndGet(from[3] & 0xff);
            }
        };
    }

    private Snapshot flood(Flood.Kind kind, long peaceNs) throws Exception {
        int port = collector.port(0);
        AtomicBoolean over = new AtomicBoolean();
        try (Quiet quiet = new Quiet(EXPORTERS, port)) {
            each = quiet.send(QUIET, peaceNs);
            long heap = liveHeap();
            CompletableFuture<Long> flood = FloodAndQuiet.flood(kind, port, FLOOD, over);
            each += quiet.send(QUIET, FLOOD_NS);
            assertThat(liveHeap() - heap).as("growth of live heap").isLessThan(HEAP_GROWTH);
            over.set(true);
            assertThat(flood.join()).as("datagrams of the flood").isGreaterThan(20_000);
        } finally {
            collector.stop();
        }
        Snapshot end = collector.snapshot();
        assumeThat(end.loss(Loss.KERNEL)).as("datagrams that the kernel dropped").isZero();
        return end;
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void assertQuietLostNothing() {
        for (int i = 1; i <= EXPORTERS; i++) {
            assertThat(flows.get(i)).as("flows of 127.50.0." + i).isEqualTo(each * Quiet.FLOWS);
        }
    }

    @Test
    void oneAddressThatFloodsCostsOthersNothing() throws Exception {
        start(Access.open());

        Snapshot end = flood(Flood.Kind.ONE, 500_000_000L);

        assertQuietLostNothing();
        assertThat(end.loss(Loss.RING_SHARE) + end.loss(Loss.RING_FULL)).as("dropped of the flood").isPositive();
    }

    @Test
    void forgedAddressesThatAreNotAllowedCostOthersNothing() throws Exception {
        start(Access.of("127.50.0.0/24", ""));

        Snapshot end = flood(Flood.Kind.FORGED, 500_000_000L);

        assertQuietLostNothing();
        assertThat(end.loss(Loss.REFUSED)).isGreaterThan(20_000);
        assertThat(end.loss(Loss.RING_SHARE) + end.loss(Loss.RING_FULL)).isZero();
    }

    @Test
    void forgedAddressesThatAreLetInCostExportersNothingThatWereThereBefore() throws Exception {
        start(Access.open());

        flood(Flood.Kind.FORGED, PEACE_NS);

        assertQuietLostNothing();
    }
}
