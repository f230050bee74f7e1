// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.IpfixExporter;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.codec.export.TestExporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Datagrams of Weir's own test traffic. */
final class Seeds {
    static final long EXPORT_MS = 1_700_000_000_000L;
    private static final int FLOWS = 2;

    private Seeds() {
    }

    /** Two datagrams of each layout: the first has the templates. */
    static List<byte[]> datagrams(int version) {
        List<byte[]> datagrams = new ArrayList<>();
        for (ExportLayout layout : ExportLayout.values()) {
            TestExporter exporter = exporter(version, ExportSettings.of(1, 0).withLayouts(layout));
            byte[] room = new byte[(int) exporter.maxLength(FLOWS)];
            for (int i = 0; i < 2; i++) {
                datagrams.add(Arrays.copyOf(room, exporter.write(room, 0, FLOWS, EXPORT_MS + 1_000 * i)));
            }
        }
        return datagrams;
    }

    private static TestExporter exporter(int version, ExportSettings settings) {
        return switch (version) {
            case 5 -> new NetFlow5Exporter(settings);
            case 9 -> new NetFlow9Exporter(settings);
            default -> new IpfixExporter(settings);
        };
    }
}
