// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.TestExporter;
import io.weir.codec.protocol.Protocol;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Datagrams of Weir's own test traffic. */
final class Seeds {
    static final long EXPORT_MS = 1_700_000_000_000L;
    /** Those that are decoded. */
    static final List<Protocol> PROTOCOLS = List.of(Protocol.NETFLOW_V1, Protocol.NETFLOW_V5, Protocol.NETFLOW_V7,
        Protocol.NETFLOW_V9, Protocol.IPFIX, Protocol.SFLOW_V5);
    private static final int V5_HEADER = 24;
    private static final int V5_RECORD = 48;
    private static final int FLOWS = 2;

    private Seeds() {
    }

    /** Two datagrams of each layout: the first has the templates. */
    static List<byte[]> datagrams(Protocol protocol) {
        if (protocol == Protocol.NETFLOW_V1 || protocol == Protocol.NETFLOW_V7) {
            return datagrams(Protocol.NETFLOW_V5).stream().map(v5 -> old(protocol, v5)).toList();
        }
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

    /** A datagram of v5 as one of v1 or v7, for which there is no test traffic. */
    private static byte[] old(Protocol protocol, byte[] v5) {
        boolean first = protocol == Protocol.NETFLOW_V1;
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        to.write(0);
        to.write(first ? 1 : 7);
        to.write(v5, 2, first ? 14 : V5_HEADER - 2);
        for (int at = V5_HEADER; at + V5_RECORD <= v5.length; at += V5_RECORD) {
            if (first) {
                to.write(v5, at, 36);
                to.writeBytes(new byte[] {0, 0, v5[at + 38], v5[at + 39], v5[at + 37]});
                to.writeBytes(new byte[7]);
            } else {
                to.write(v5, at, V5_RECORD);
                to.write(v5, at + 8, 4);
            }
        }
        return to.toByteArray();
    }
}
