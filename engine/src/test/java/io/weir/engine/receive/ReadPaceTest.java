// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadPaceTest {
    private static final int LARGE_BUFFER = 32 << 20;
    private static final int ORDINARY_BUFFER = 212_992;
    private static final long MS = 1_000_000;

    private final ReadPace pace = new ReadPace(32, LARGE_BUFFER);
    private long nowNs = 5_000 * MS;

    /** The rest after the last of {@code rounds} reads of one datagram each, {@code gapNs} apart. */
    private long restAfter(ReadPace with, int rounds, long gapNs) {
        long rest = 0;
        for (int i = 0; i < rounds; i++) {
            nowNs += gapNs;
            rest = with.rest(1, nowNs);
        }
        return rest;
    }

    @Test
    void aLoneDatagramIsNeverFollowedByARest() {
        assertThat(restAfter(pace, 1, MS)).isZero();
        assertThat(restAfter(pace, 1_000, MS / 2)).isZero();
    }

    @Test
    void atAThousandthOfASecondADozenDatagramsTheReadRestsForThatThousandth() {
        assertThat(restAfter(pace, 100, MS / 12)).isEqualTo(MS);
    }

    @Test
    void fasterTrafficIsReadBeforeABatchOverflows() {
        // given: a datagram every 10 us, so that 24 of the batch's 32 come within 240 us
        assertThat(restAfter(pace, 100, 10_000)).isBetween(230_000L, 250_000L);
    }

    @Test
    void fullReadsAreFollowedByNoRest() {
        long rest = 0;
        for (int i = 0; i < 100; i++) {
            nowNs += 32_000;
            rest = pace.rest(32, nowNs);
        }
        assertThat(rest).isZero();
    }

    @Test
    void anOrdinaryUsersBufferOutlastsABurstDuringARest() {
        ReadPace small = new ReadPace(32, ORDINARY_BUFFER);
        assertThat(restAfter(small, 100, MS / 20)).isBetween(200_000L, 300_000L);
    }

    @Test
    void afterASilenceTheFirstDatagramsAreNotHeldUp() {
        // given: traffic that is worth a rest
        assertThat(restAfter(pace, 100, MS / 12)).isPositive();

        // when: nothing comes for a second, then one datagram
        nowNs += 1_000 * MS;

        // then
        assertThat(pace.rest(1, nowNs)).isZero();
        assertThat(restAfter(pace, 3, MS / 12)).isZero();
    }

    @Test
    void aReadThatFoundNothingChangesNothing() {
        long before = restAfter(pace, 100, MS / 12);
        assertThat(pace.rest(0, nowNs + 10)).isZero();
        assertThat(restAfter(pace, 1, MS / 12)).isEqualTo(before);
    }
}
