// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.TestExporter;
import io.weir.codec.protocol.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Datagrams of test traffic. */
final class Traffic {
    static final long EXPORT_MS = 1_700_000_000_000L;

    private Traffic() {
    }

    /** {@code id} is that of the protocol: 5, 9 or 10. */
    static TestExporter exporter(int id, ExportSettings settings) {
        return TestExporter.of(Protocol.ofId(id), settings);
    }

    static List<byte[]> datagrams(int id, long seed, int count, int flows, ExportLayout... layouts) {
        TestExporter exporter = exporter(id, ExportSettings.of(seed, 0).withLayouts(layouts));
        byte[] room = new byte[(int) exporter.maxLength(flows)];
        List<byte[]> datagrams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = exporter.write(room, 0, flows, EXPORT_MS + 1_000L * i);
            datagrams.add(Arrays.copyOf(room, length));
        }
        return datagrams;
    }
}
