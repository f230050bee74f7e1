// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.TestExporter;
import io.weir.codec.protocol.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Datagrams of Weir's own test traffic. */
final class Seeds {
    static final long EXPORT_MS = 1_700_000_000_000L;
    /** Those that there is test traffic of. */
    static final List<Protocol> PROTOCOLS = List.of(Protocol.NETFLOW_V5, Protocol.NETFLOW_V9, Protocol.IPFIX,
        Protocol.SFLOW_V5);
    private static final int FLOWS = 2;

    private Seeds() {
    }

    /** Two datagrams of each layout: the first has the templates. */
    static List<byte[]> datagrams(Protocol protocol) {
        List<byte[]> datagrams = new ArrayList<>();
        for (ExportLayout layout : ExportLayout.values()) {
            TestExporter exporter = TestExporter.of(protocol, ExportSettings.of(1, 0).withLayouts(layout));
            byte[] room = new byte[(int) exporter.maxLength(FLOWS)];
            for (int i = 0; i < 2; i++) {
                datagrams.add(Arrays.copyOf(room, exporter.write(room, 0, FLOWS, EXPORT_MS + 1_000 * i)));
            }
        }
        return datagrams;
    }
}
