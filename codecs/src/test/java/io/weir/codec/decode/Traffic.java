// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.IpfixExporter;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.codec.export.TestExporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Datagrams of test traffic. */
final class Traffic {
    static final long EXPORT_MS = 1_700_000_000_000L;

    private Traffic() {
    }

    static TestExporter exporter(int version, ExportSettings settings) {
        return switch (version) {
            case 5 -> new NetFlow5Exporter(settings);
            case 9 -> new NetFlow9Exporter(settings);
            default -> new IpfixExporter(settings);
        };
    }

    static List<byte[]> datagrams(int version, long seed, int count, int flows, ExportLayout... layouts) {
        TestExporter exporter = exporter(version, ExportSettings.of(seed, 0).withLayouts(layouts));
        byte[] room = new byte[(int) exporter.maxLength(flows)];
        List<byte[]> datagrams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = exporter.write(room, 0, flows, EXPORT_MS + 1_000L * i);
            datagrams.add(Arrays.copyOf(room, length));
        }
        return datagrams;
    }
}
