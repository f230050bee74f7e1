// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.exporter.Exporter;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.Counters;
import io.weir.engine.ring.Inlet;
import io.weir.engine.ring.JumboPool;
import io.weir.engine.ring.Ring;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A worker's time is shared: what datagrams cost is injected, as the worker would measure it. */
final class IntakeWorkTest {
    private static final long FLOODER = Exporter.mapped(0x0a000001);
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DEAR_NS = 20_000_000;
    private static final long CHEAP_NS = 10_000;
    private static final int QUIET = 50;

    private final Counters counters = new Counters();
    private final Ring ring = new Inlet(1, 8_192).ring(0);
    private final DatagramIntake intake = new DatagramIntake(List.of(ring), new JumboPool(1), false, counters);
    private long nowNs = 100 * SECOND_NS;
    private long leftNs;

    /** A worker at work for {@code ns}: takes the oldest ones, each for what it costs. */
    private void work(long ns) {
        leftNs = ring.available() == 0 ? 0 : leftNs + ns;
        while (leftNs > 0 && ring.available() > 0) {
            long cost = isDear(ring.oldest().lo()) ? DEAR_NS : CHEAP_NS;
            ring.oldest().debt().cost(cost);
            ring.release();
            leftNs -= cost;
        }
    }

    private static boolean isDear(long lo) {
        return lo == FLOODER || lo >= Exporter.mapped(0x0c000000);
    }

    private void offer(long lo) {
        intake.offer(0, lo, 0, 2055, new byte[10], 0, 10, nowNs);
    }

    private long drops(long lo) {
        return intake.drops(0, lo, 0);
    }

    @Test
    void aSourceWhoseDatagramsCostMuchTakesNoTimeFromOthers() {
        // 600 a second that need 12 seconds of work, and 50 exporters of 10 a second that need 5 ms.
        for (int ms = 0; ms < 20_000; ms += 5) {
            for (int i = 0; i < 3; i++) {
                offer(FLOODER);
            }
            if (ms % 100 == 0) {
                for (int quiet = 0; quiet < QUIET; quiet++) {
                    offer(Exporter.mapped(0x0b000000 + quiet));
                }
            }
            work(5_000_000);
            nowNs += 5_000_000;
        }

        for (int quiet = 0; quiet < QUIET; quiet++) {
            assertThat(drops(Exporter.mapped(0x0b000000 + quiet))).isZero();
        }
        assertThat(drops(FLOODER)).isGreaterThan(9_000);
        assertThat(counters.get(Counter.DROPPED_SHARE)).isEqualTo(drops(FLOODER));
        assertThat(ring.waiting()).as("what waits is no more than two seconds of work")
            .isLessThan(DatagramIntake.WORK_NS / DEAR_NS + 2 * QUIET * 20);
    }

    @Test
    void everNewSourcesThatCostMuchTakeNoTimeFromThoseThatWereThere() {
        int forged = 0;
        for (int ms = 0; ms < 30_000; ms += 5) {
            if (ms % 100 == 0) {
                for (int quiet = 0; quiet < QUIET; quiet++) {
                    offer(Exporter.mapped(0x0b000000 + quiet));
                }
            }
            for (int i = 0; i < 3 && ms > 12_000; i++) {
                offer(Exporter.mapped(0x0c000000 + forged++));
            }
            work(5_000_000);
            nowNs += 5_000_000;
        }

        for (int quiet = 0; quiet < QUIET; quiet++) {
            assertThat(drops(Exporter.mapped(0x0b000000 + quiet))).isZero();
        }
        assertThat(counters.get(Counter.DROPPED_SHARE)).isGreaterThan(5_000);
    }

    @Test
    void aWorkerThatIsSlowForAllDropsNothingThatHasRoom() {
        // What is known of each source is that it costs much: a sink or the machine is slow.
        for (int i = 0; i < 50 * QUIET; i++) {
            offer(Exporter.mapped(0x0c000000 + i % QUIET));
            work(DEAR_NS);
        }

        // 1,000 of 20 ms wait, ten times what a ring is meant to hold, and a quarter of its room
        for (int i = 0; i < 1_000; i++) {
            offer(Exporter.mapped(0x0c000000 + i % QUIET));
        }

        assertThat(ring.waiting()).isGreaterThanOrEqualTo(1_000);
        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(50 * QUIET + 1_000);
    }

    @Test
    void whereAllCostTheSameNothingIsDroppedBeforeTheRingIsHalfFull() {
        for (int i = 0; i < 4_000; i++) {
            offer(Exporter.mapped(0x0b000000 + i % QUIET));
        }

        assertThat(counters.get(Counter.DATAGRAMS_GIVEN)).isEqualTo(4_000);
    }
}
