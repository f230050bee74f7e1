// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MeasuresTest {
    private static double expansion(long flows, long bytes) {
        Figures base = new Figures();
        base.flows = 5;
        base.bytes = 700;
        Figures now = new Figures();
        now.flows = base.flows + flows;
        now.bytes = base.bytes + bytes;
        return Measures.EXPANSION.of(base, now, 30);
    }

    @Test
    void outputIsComparedWithWhatCameInTheWindow() {
        assertThat(expansion(30, 1_464)).as("NetFlow v5").isBetween(20.0, 21.0);
        assertThat(expansion(65_000, 65_020)).as("records of one byte").isBetween(999.0, 1_000.0);
        assertThat(expansion(0, 0)).isZero();
    }
}
