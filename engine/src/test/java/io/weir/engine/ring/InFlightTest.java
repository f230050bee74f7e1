// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InFlightTest {
    private final InFlight counts = new InFlight(2);

    @Test
    void aSourceIsExpectedToCostWhatItCostLately() {
        assertThat(counts.expectedNs(0)).isEqualTo(InFlight.LEAST_NS);

        for (int i = 0; i < 100; i++) {
            counts.cost(0, 300_000);
        }

        assertThat(counts.expectedNs(0)).isBetween(290_000L, 300_000L);
        assertThat(counts.expectedNs(1)).isEqualTo(InFlight.LEAST_NS);
    }

    @Test
    void onePauseOfTheMachineDoesNotMakeAQuietSourceExpensiveButCostThatStaysDoes() {
        for (int i = 0; i < 100; i++) {
            counts.cost(0, 10_000);
        }

        counts.cost(0, 5_000_000_000L);
        assertThat(counts.expectedNs(0)).isLessThan(200_000);

        for (int i = 0; i < 20; i++) {
            counts.cost(0, 5_000_000_000L);
        }
        assertThat(counts.expectedNs(0)).isGreaterThan(2_000_000_000L);
    }

    @Test
    void whatWasPutInComesOutWhateverWasLearntInBetween() {
        Slot slot = new Slot();
        slot.count(counts, 0);
        slot.debt().cost(80_000_000);
        slot.debt().postpone(7_000);
        assertThat(counts.workNs(0)).isEqualTo(InFlight.LEAST_NS + 7_000);
        slot.debt().postpone(-7_000);
        slot.release();

        assertThat(counts.workNs(0)).isZero();
        assertThat(counts.count(0)).isZero();
        assertThat(counts.expectedNs(0)).isGreaterThan(InFlight.LEAST_NS);
    }

    @Test
    void aNewSourceIsExpectedToCostWhatNewOnesDo() {
        for (int i = 0; i < 50; i++) {
            counts.cost(1, 1_000_000);
        }

        counts.begin(0, 1);

        assertThat(counts.expectedNs(0)).isEqualTo(counts.expectedNs(1));
    }
}
