// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecoderSettings;
import io.weir.codec.flow.PlanCache;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.memory.MemoryNeeds.Wishes;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryPlanTest {
    private static final long MIB = 1 << 20;
    /** The least heap that the docs promise: half of 256 MiB. */
    private static final long PROMISED = 128 * MIB;

    /** Heaps as the launcher makes them, with a young generation of a fifth, 24 MiB at most. */
    private static Heap launched(long bytes) {
        long young = Math.min(24 * MIB, bytes / 5);
        return new Heap(bytes - young / 10, bytes - young);
    }

    /** With -Xmx alone Java gives a third to the young generation. */
    private static Heap bare(long bytes) {
        return new Heap(bytes - bytes / 30, bytes / 3 * 2);
    }

    private static MemoryNeeds needs(int listeners, int sockets, int workers, int sinks, int queueSize) {
        return new MemoryNeeds(IntStream.range(0, listeners).mapToObj(i ->
            new ListenerConfig("netflow", "", 2055 + i, sockets, workers, false, queueSize)).toList(), sinks, true,
            Wishes.NONE);
    }

    static Stream<Heap> promised() {
        return Stream.of(128L, 160L, 256L, 384L, 512L, 1024L, 4096L).flatMap(mib ->
            Stream.of(launched(mib * MIB), bare(mib * MIB), new Heap(mib * MIB, mib * MIB)));
    }

    @ParameterizedTest
    @MethodSource("promised")
    void usualSetupsFitIntoEveryHeapThatIsPromised(Heap heap) {
        for (int sinks = 0; sinks <= 6; sinks++) {
            for (int workers = 1; workers <= 4; workers++) {
                MemoryPlan plan = MemoryPlan.of(heap, needs(1, workers, workers, sinks, 0));

                assertThat(plan.bytes()).as("%s: %s", heap, plan.parts()).isLessThanOrEqualTo(heap.usable());
            }
        }
        assertThat(heap.usable()).isLessThanOrEqualTo(heap.most() / 4 * 3);
    }

    @Test
    void anySetupInAnyHeapFitsOrSaysThatItDoesNot() {
        Random random = new Random(1);
        int fit = 0;
        for (int i = 0; i < 20_000; i++) {
            long bytes = 24 * MIB + (long) (Math.pow(random.nextDouble(), 3) * 4072 * MIB);
            Heap heap = random.nextBoolean() ? launched(bytes) : bare(bytes);
            MemoryNeeds needs = needs(1 + random.nextInt(4), 1 + random.nextInt(8), 1 + random.nextInt(16),
                random.nextInt(10), random.nextBoolean() ? 0 : random.nextInt(2_000_000));
            MemoryPlan plan = MemoryPlan.of(heap, needs);
            long sum = plan.parts().values().stream().mapToLong(Long::longValue).sum();

            assertThat(plan.bytes()).isEqualTo(sum);
            assertThat(plan.isTooLarge()).isEqualTo(sum > heap.usable());
            assertThat(plan.parts().values()).allMatch(each -> each >= 0);
            assertThat(plan.parts()).hasSize(MemoryPart.values().length);
            if (heap.most() >= PROMISED && needs.workers() * Math.max(1, needs.sinks()) <= 24
                && needs.workers() * needs.listeners().get(0).count() <= 24) {
                assertThat(plan.isTooLarge()).as("%s %s: %s", heap, needs, plan.parts()).isFalse();
            }
            fit += plan.isTooLarge() ? 0 : 1;
        }
        assertThat(fit).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theHeapOfTheMeasuredTablesHasTheBoundsTheyWereMeasuredWith(int workers) {
        MemoryPlan plan = MemoryPlan.of(launched(512 * MIB), needs(1, 1, workers, 1, 0));
        DecoderSettings defaults = DecoderSettings.defaults();

        assertThat(plan.ringBytes()).isEqualTo(64 * MIB);
        assertThat(plan.exporters()).isEqualTo(defaults.exporters());
        assertThat(plan.templateBytes()).isEqualTo(defaults.templateBytes());
        assertThat(plan.lateBytes()).isEqualTo(defaults.lateBytes());
        assertThat(plan.feedBytes()).isEqualTo(64 * MIB);
        assertThat(plan.blockBytes()).isEqualTo(256 << 10);
        assertThat(plan.blockRecords()).isEqualTo(4096);
        assertThat(plan.laneBlocks()).isEqualTo(16);
        assertThat(plan.connections()).isEqualTo(1024);
        assertThat(plan.answerBytes()).as("two scrapes of 10,000 exporters").isGreaterThan(54_000_000);
    }

    @Test
    void aLargerHeapNeverHasASmallerBound() {
        MemoryPlan before = MemoryPlan.of(launched(24 * MIB), needs(1, 1, 2, 3, 0));
        for (long mib = 25; mib <= 4096; mib += 7) {
            MemoryPlan plan = MemoryPlan.of(launched(mib * MIB), needs(1, 1, 2, 3, 0));
            assertThat(plan.ringBytes()).isGreaterThanOrEqualTo(before.ringBytes());
            assertThat(plan.exporters()).isGreaterThanOrEqualTo(before.exporters());
            assertThat(plan.templateBytes()).isGreaterThanOrEqualTo(before.templateBytes());
            assertThat(plan.answerBytes()).isGreaterThanOrEqualTo(before.answerBytes());
            assertThat(plan.connections()).isGreaterThanOrEqualTo(before.connections());
            assertThat(plan.blockBytes()).isGreaterThanOrEqualTo(before.blockBytes());
            before = plan;
        }
    }

    @Test
    void eachWorkersEncoderForEachSinkHasItsPlansInTheSum() {
        Heap heap = launched(512 * MIB);
        MemoryPlan none = MemoryPlan.of(heap, needs(1, 1, 4, 0, 0));
        MemoryPlan three = MemoryPlan.of(heap, needs(1, 1, 4, 3, 0));

        assertThat(none.parts().get(MemoryPart.PLANS)).isEqualTo(PlanCache.most(heap.most()));
        assertThat(three.parts().get(MemoryPart.PLANS)).isEqualTo(12 * PlanCache.most(heap.most()));
        assertThat(three.answerBytes()).as("shared out without the plans").isLessThan(none.answerBytes());
        assertThat(three.isTooLarge()).isFalse();
    }

    @Test
    void whatTheUserGaveIsHonouredAndCounted() {
        Wishes wishes = new Wishes(100_000, 1 << 30, 0);
        MemoryPlan plan = MemoryPlan.of(launched(512 * MIB), new MemoryNeeds(List.of(
            new ListenerConfig("netflow", "", 2055, 1, 2, false, 0)), 1, false, wishes));

        assertThat(plan.exporters()).isEqualTo(100_000);
        assertThat(plan.templateBytes()).isEqualTo(1 << 30);
        assertThat(plan.lateBytes()).isZero();
        assertThat(plan.isTooLarge()).isTrue();
        assertThat(plan.isImpossible()).isTrue();
        assertThat(plan.parts().get(MemoryPart.ANSWERS)).isZero();
        assertThat(plan.parts().get(MemoryPart.CONNECTIONS)).isZero();
    }

    @Test
    void theHeapOfThisProcessIsReadFromIt() {
        Heap heap = Heap.ofProcess();

        assertThat(heap.most()).isEqualTo(Runtime.getRuntime().maxMemory());
        assertThat(heap.old()).isBetween(heap.most() / 3, heap.most());
    }
}
