// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND_NS;

    private long state;

    private int granted(Pace pace, long nowNs, int times) {
        int granted = 0;
        for (int i = 0; i < times; i++) {
            long next = pace.next(state, nowNs);
            if (next != Pace.REFUSED) {
                state = next;
                granted++;
            }
        }
        return granted;
    }

    @Test
    void aBurstIsGrantedAtOnceAndNoMore() {
        assertThat(granted(new Pace(100, 4_000), START, 10_000)).isEqualTo(4_000);
    }

    @Test
    void afterTheBurstTheRateIsGranted() {
        Pace pace = new Pace(100, 50);
        granted(pace, START, 50);

        int granted = 0;
        for (int ms = 1; ms <= 10_000; ms++) {
            granted += granted(pace, START + ms * SECOND_NS / 1_000, 3);
        }

        assertThat(granted).isEqualTo(1_000);
    }

    @Test
    void silenceEarnsABurstAndNotMore() {
        Pace pace = new Pace(100, 50);
        granted(pace, START, 50);

        assertThat(granted(pace, START + 86_400 * SECOND_NS, 1_000)).isEqualTo(50);
    }

    @Test
    void aClockSetBackAnHourDoesNotShutASourceOutForAnHour() {
        Pace pace = new Pace(100, 50);
        granted(pace, START, 50);

        assertThat(granted(pace, START - 3_600 * SECOND_NS, 1_000)).isEqualTo(50);
    }

    @Test
    void aClockThatIsAdjustedIsWorthNoBurst() {
        Pace pace = new Pace(100, 50);
        granted(pace, START, 50);

        assertThat(granted(pace, START - SECOND_NS / 1_000, 1_000)).isZero();
    }
}
