// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import org.junit.jupiter.api.Test;

final class FaultTableTest {
    @Test
    void faultsAreCountedByExporterUpToTheBoundAndTogetherBeyondIt() {
        FaultTable table = new FaultTable(100);

        for (int i = 0; i < 150; i++) {
            for (int n = 0; n <= i; n++) {
                table.count(new Exporter(0, Exporter.mapped(0x0a000000 + i), 0), Fault.SET_LENGTH);
            }
        }

        assertThat(table.rows()).hasSize(100);
        assertThat(table.count(0, Exporter.mapped(0x0a000000 + 41), 0, Fault.SET_LENGTH)).isEqualTo(42);
        assertThat(table.total(Fault.SET_LENGTH)).isEqualTo(150 * 151 / 2);
        assertThat(table.others(Fault.SET_LENGTH)).isEqualTo(150 * 151 / 2 - 100 * 101 / 2);
        assertThat(table.total(Fault.SET_TRAILING)).isZero();
    }

    @Test
    void theSameAddressInAnotherZoneIsAnotherExporter() {
        FaultTable table = new FaultTable(4);
        long hi = 0xfe80_0000_0000_0000L;

        table.count(new Exporter(hi, 1, 2), Fault.SET_LENGTH);
        table.count(new Exporter(hi, 1, 3), Fault.SET_LENGTH);

        assertThat(table.count(hi, 1, 2, Fault.SET_LENGTH)).isEqualTo(1);
    }
}
