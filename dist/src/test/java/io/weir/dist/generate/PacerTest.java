// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacerTest {
    private static final long SECOND = 1_000_000_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 1_000, 50_000, 123_456, 1e7})
    void sleepsOfAnyLengthKeepTheRate(double rate) {
        Pacer pacer = new Pacer(rate, 7);
        long sent = 0;

        for (long now = 7; now < 7 + 10 * SECOND; now += 61_111) {
            if (pacer.waitNs(now, sent) <= 0) {
                sent = pacer.due(now, sent);
            }
        }

        assertThat((double) sent).isBetween(10 * rate - rate * 1e-4 - 1, 10 * rate + 1);
    }

    @Test
    void itWaitsExactlyForTheNext() {
        Pacer pacer = new Pacer(1_000, 0);

        assertThat(pacer.waitNs(0, 0)).isZero();
        assertThat(pacer.due(0, 0)).isEqualTo(1);
        assertThat(pacer.waitNs(0, 1)).isEqualTo(1_000_000);
        assertThat(pacer.due(1_000_000, 1)).isEqualTo(2);
    }

    @Test
    void aLongStallIsNotCaughtUpInOneBurst() {
        Pacer pacer = new Pacer(10_000, 0);

        assertThat(pacer.due(60 * SECOND, 0)).isBetween(1_000L, 1_001L);
    }

    @Test
    void rateZeroNeverWaits() {
        Pacer pacer = new Pacer(0, 0);

        assertThat(pacer.waitNs(5, 1_000_000)).isZero();
        assertThat(pacer.due(5, 1_000_000)).isGreaterThan(1_000_000);
    }
}
