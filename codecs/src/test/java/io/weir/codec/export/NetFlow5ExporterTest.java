// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.wire.Wire;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetFlow5ExporterTest {
    private static final long NOW_MS = 1_700_000_000_123L;
    private final byte[] b = new byte[2_048];

    @Test
    void theHeaderCountsFlowsAndCarriesTimeEngineAndRate() {
        NetFlow5Exporter exporter = new NetFlow5Exporter(ExportSettings.of(3, 6));

        exporter.write(b, 0, 30, NOW_MS);
        int length = exporter.write(b, 0, 2, NOW_MS + 1_500);

        assertThat(length).isEqualTo(24 + 2 * 48);
        assertThat(exporter.maxLength(2)).isEqualTo(length);
        assertThat(Wire.u16(b, 0)).isEqualTo(5);
        assertThat(Wire.u16(b, 2)).isEqualTo(2);
        assertThat(Wire.u32(b, 4)).isEqualTo(3_601_500);
        assertThat(Wire.u32(b, 8)).isEqualTo(1_700_000_001L);
        assertThat(Wire.u32(b, 12)).isEqualTo(623_000_000);
        assertThat(Wire.u32(b, 16)).as("flows before").isEqualTo(30);
        assertThat(Wire.u8(b, 21)).isEqualTo(7);
        assertThat(Wire.u16(b, 22) & 0x3fff).isEqualTo(TestFlow.samplingRate(3, 6));
    }

    @Test
    void everyRecordHoldsWhatTheFlowSays() {
        NetFlow5Exporter exporter = new NetFlow5Exporter(ExportSettings.of(3, 0));

        exporter.write(b, 8, 30, NOW_MS);

        for (int i = 0; i < 30; i++) {
            TestFlow flow = TestFlow.of(3, 0, i, 0);
            int at = 8 + 24 + 48 * i;
            assertThat(Wire.u32(b, at)).isEqualTo(flow.srcLo() & 0xffff_ffffL);
            assertThat(Wire.u32(b, at + 16)).isEqualTo(flow.packets());
            assertThat(Wire.u32(b, at + 20)).isEqualTo(flow.bytes());
            assertThat(Wire.u32(b, at + 24)).isEqualTo(3_600_000 - flow.startedMsBefore());
            assertThat(Wire.u16(b, at + 34)).isEqualTo(flow.dstPort());
            assertThat(Wire.u8(b, at + 38)).isEqualTo(flow.protocol());
            assertThat(Wire.u16(b, at + 40)).isEqualTo(TestFlow.as16(flow.srcAs()));
            assertThat(Wire.u8(b, at + 45)).isEqualTo(flow.dstMask()).isBetween(8, 32);
        }
    }

    @Test
    void seedExporterAndIndexEachChangeTheFlow() {
        Set<Long> sources = new HashSet<>();

        for (int seed = 0; seed < 10; seed++) {
            for (int exporter = 0; exporter < 10; exporter++) {
                for (int index = 0; index < 10; index++) {
                    sources.add(TestFlow.of(seed, exporter, index, 100).srcLo());
                }
            }
        }

        assertThat(sources).hasSize(1_000);
        assertThat(TestFlow.of(5, 4, 3).bytes()).isEqualTo(TestFlow.of(5, 4, 3).bytes());
    }
}
