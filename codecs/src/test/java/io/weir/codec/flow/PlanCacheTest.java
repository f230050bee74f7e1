// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.template.Layout;
import org.junit.jupiter.api.Test;

/** Plans are kept within their bytes, whatever records there are. */
class PlanCacheTest {
    private static final long MIB = 1 << 20;
    private static final int MOST = 64 << 10;

    private final FlowRecord record = new FlowRecord();
    private int made;

    private record Made(int number, int bytes) implements PlanCache.Plan {
    }

    private PlanCache<Made> cache(boolean byLayout, int planBytes) {
        return new PlanCache<>(byLayout, MOST, (of, presence) -> new Made(made++, planBytes));
    }

    private Made plan(PlanCache<Made> cache, long presence) {
        record.presence = presence;
        return cache.of(record, 0);
    }

    private static Layout layout(int fields) {
        return new Layout(new long[fields], new int[fields], new int[fields], 0);
    }

    @Test
    void givenColumnsOfBeforeThenTheirPlanIsTheSame() {
        PlanCache<Made> cache = cache(false, 100);
        Made first = plan(cache, 1);
        Made second = plan(cache, 2);

        assertThat(second).isNotEqualTo(first);
        assertThat(plan(cache, 1)).isSameAs(first);
        assertThat(plan(cache, 2)).isSameAs(second);
        assertThat(made).isEqualTo(2);
    }

    @Test
    void givenEverNewColumnsThenPlansStayWithinTheirBytes() {
        PlanCache<Made> cache = cache(false, 1_000);
        long most = 0;
        for (int i = 0; i < 10_000; i++) {
            assertThat(plan(cache, i).number()).isEqualTo(i);
            assertThat(cache.bytes()).isBetween(1_000L, (long) MOST);
            most = Math.max(most, cache.bytes());
        }
        assertThat(most).isGreaterThan(MOST - 2_000);
    }

    @Test
    void givenEverNewLayoutsThenTheirFieldsCountToo() {
        PlanCache<Made> cache = cache(true, 0);
        for (int i = 0; i < 1_000; i++) {
            record.filledBy(layout(500));
            plan(cache, 1);
            assertThat(cache.bytes()).isBetween(500L * 24, (long) MOST);
        }
        assertThat(made).isEqualTo(1_000);
    }

    @Test
    void givenAPlanLargerThanAllThenItIsKeptAlone() {
        PlanCache<Made> cache = cache(false, 2 * MOST);
        Made large = plan(cache, 1);

        assertThat(plan(cache, 1)).isSameAs(large);
        plan(cache, 2);
        assertThat(cache.bytes()).isBetween(2L * MOST, 3L * MOST);
    }

    @Test
    void givenAHeapThenAllCachesOfAnEncoderTogetherAreWithinItsPart() {
        assertThat(PlanCache.most(128 * MIB)).isEqualTo(256 << 10);
        assertThat(PlanCache.most(512 * MIB)).isEqualTo(MIB);
        assertThat(PlanCache.most(64L << 30)).isEqualTo(2 * MIB);
        long all = PlanCache.most(Runtime.getRuntime().maxMemory());
        long sum = 0;
        for (int depth = 0; depth <= 4; depth++) {
            sum += PlanCache.mostAt(true, depth);
        }
        assertThat(sum).isBetween(all / 2, all);
        assertThat(PlanCache.mostAt(false, 0)).isEqualTo(all);
    }
}
