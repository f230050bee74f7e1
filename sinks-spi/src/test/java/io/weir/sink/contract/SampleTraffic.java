// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.contract;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.IpfixExporter;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.export.TestExporter;
import io.weir.codec.exporter.Exporter;

/** Real records for tests of sinks: datagrams of exporters of test traffic, through Weir's decoder. */
public final class SampleTraffic {
    /** Flows in each datagram. */
    public static final int FLOWS = 10;
    private static final long EXPORT_MS = 1_800_000_000_000L;

    private SampleTraffic() {
    }

    /** Decodes so many datagrams, NetFlow v5 and IPFIX in turn, of {@link #FLOWS} flows each. */
    public static void into(DecodeListener listener, int datagrams) {
        DecoderSettings settings = DecoderSettings.defaults();
        DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), listener);
        TestExporter v5 = new NetFlow5Exporter(ExportSettings.of(1, 0));
        TestExporter ipfix = new IpfixExporter(ExportSettings.of(1, 1));
        byte[] datagram = new byte[65_535];
        for (int i = 0; i < datagrams; i++) {
            TestExporter exporter = i % 2 == 0 ? v5 : ipfix;
            long nowMs = EXPORT_MS + i;
            int length = exporter.write(datagram, 0, FLOWS, nowMs);
            long address = Exporter.mapped(0xC0000201 + i % 2);
            decoder.decode(datagram, 0, length, 0, address, 0, 2055, nowMs * 1_000_000);
        }
        decoder.close();
    }
}
