// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Values of late, and quantiles of them. */
class RecentValuesTest {
    private static final long HALF = RecentValues.HALF_NS;
    private static final long NOW = 5_000_000 * HALF;

    private final RecentValues values = new RecentValues();

    private long quantile(double part, long nowNs) {
        Spread spread = new Spread();
        spread.add(values, nowNs);
        return spread.quantile(part);
    }

    @Test
    void quantilesAreTheTrueOnesToASixteenth() {
        Random random = new Random(7);
        long[] exacts = new long[10_000];
        values.passTime(NOW);
        for (int i = 0; i < exacts.length; i++) {
            exacts[i] = (long) Math.exp(random.nextDouble() * 30) + 8;
            values.add(exacts[i]);
        }
        java.util.Arrays.sort(exacts);

        for (double part : new double[] {0.001, 0.5, 0.9, 0.99, 1}) {
            long exact = exacts[(int) Math.ceil(part * exacts.length) - 1];
            assertThat((double) quantile(part, NOW)).isCloseTo(exact, Offset.offset(exact / 16.0 + 1));
        }
    }

    @Test
    void ofNothingThereIsNoQuantile() {
        assertThat(quantile(0.5, NOW)).isEqualTo(-1);
    }

    @Test
    void valuesOfBeforeTheLastFullFiveMinutesAreForgotten() {
        values.passTime(NOW);
        values.add(100);
        values.passTime(NOW + HALF);
        values.add(100_000);

        assertThat(quantile(0, NOW + HALF)).as("the older half is still there").isBetween(94L, 106L);

        values.passTime(NOW + 2 * HALF);
        values.add(100_000);
        assertThat(quantile(0, NOW + 2 * HALF)).isBetween(93_000L, 107_000L);
    }

    @Test
    void ofOneThatFellSilentThereIsNothingAfterTenMinutesAlthoughItsThreadDoesNothing() {
        values.passTime(NOW);
        values.add(100);

        assertThat(quantile(0.5, NOW + 2 * HALF - 1)).isPositive();
        assertThat(quantile(0.5, NOW + 2 * HALF)).isEqualTo(-1);
    }

    @Test
    void memoryIsThatOfTheValuesThatOccurred() {
        values.passTime(NOW);
        for (int i = 0; i < 1000; i++) {
            values.add(1_400 + i % 72);
        }
        assertThat(values.buckets()).isEqualTo(8);

        values.add(Long.MAX_VALUE);
        values.add(0);
        assertThat(values.buckets()).isLessThanOrEqualTo(Buckets.COUNT);
        assertThat(quantile(0, NOW)).isEqualTo(8);
        assertThat((double) quantile(1, NOW)).isCloseTo(Long.MAX_VALUE, Offset.offset(Long.MAX_VALUE / 16.0));
    }

    @Test
    void aSpreadIsUsedAgain() {
        Spread spread = new Spread();
        values.passTime(NOW);
        values.add(1_000_000);
        spread.add(values, NOW);

        spread.clear();

        assertThat(spread.quantile(1)).isEqualTo(-1);
    }
}
