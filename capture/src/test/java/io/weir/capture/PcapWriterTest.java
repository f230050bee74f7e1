// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.exporter.Exporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PcapWriterTest {
    private static final PcapWriter.End IPV4 = new PcapWriter.End(0, Exporter.mapped(0x7f000003), 50_000);
    private static final PcapWriter.End IPV6 = new PcapWriter.End(0, 1, 50_001);

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        try (PcapWriter writer = new PcapWriter(file)) {
            writer.write(IPV4, IPV4, new byte[] {1, 2, 3, 4}, 3, 1_700_000_000_123_456_789L);
            writer.write(IPV6, IPV6, new byte[65_507], 65_507, 5);
        }

        Seen seen = Seen.in(file.toByteArray());
        assertThat(seen.skipped()).isZero();
        assertThat(seen.datagrams).extracting(Seen.Got::source).containsExactly("127.0.0.3", "::1");
        assertThat(seen.datagrams.get(0).payload()).containsExactly(1, 2, 3);
        assertThat(seen.datagrams.get(0).timeNs()).isEqualTo(1_700_000_000_123_456_789L);
        assertThat(seen.datagrams.get(1).payload()).hasSize(65_507);
        assertThat(seen.datagrams.get(1).srcPort()).isEqualTo(50_001);
    }

    @Test
    void checkSumsAddUpToAllOnes() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PcapWriter writer = new PcapWriter(file)) {
            writer.write(IPV4, IPV4, new byte[] {1, 2, 3}, 3, 0);
            writer.write(IPV6, IPV6, new byte[] {1, 2, 3}, 3, 0);
        }
        byte[] b = file.toByteArray();

        assertThat(onesSum(b, 40, 20, 0)).isEqualTo(0xffff);
        int second = 40 + 20 + 8 + 3 + 16;
        assertThat(onesSum(b, second + 8, 32 + 11, 17 + 11)).isEqualTo(0xffff);
    }

    private static int onesSum(byte[] b, int from, int length, int start) {
        int sum = start;
        for (int i = 0; i < length; i++) {
            sum += (b[from + i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return sum;
    }
}
