// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.fixed;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;

/**
 * Where a version of NetFlow has what. Version, count, uptime and export time are the first 16 bytes of all headers;
 * Cisco's "NetFlow Export Datagram Format" has the rest.
 */
enum FixedFormat {
    /** Version 1: no sequence number, no AS numbers, no masks. */
    NETFLOW_V1(Protocol.NETFLOW_V1, 16, Fields.FLOW, Fields.V1, new int[][] {{Fields.PADDING, 7}}),
    /** Version 1 with four unused bytes more in a record, as some switches describe it. */
    NETFLOW_V1_LONG(Protocol.NETFLOW_V1, 16, Fields.FLOW, Fields.V1, new int[][] {{Fields.PADDING, 11}}),
    /** Version 5: engine and sampling behind the sequence number. */
    NETFLOW_V5(Protocol.NETFLOW_V5, 24, Fields.FLOW, Fields.V5, new int[][] {{Fields.PADDING, 2}}),
    /**
     * Version 7 of Catalyst switches: a record of version 5, and which router was bypassed. Which fields the switch's
     * flow mask leaves out is not told by bits that are documented; it sends them as 0.
     */
    NETFLOW_V7(Protocol.NETFLOW_V7, 24, Fields.FLOW, Fields.V5, new int[][] {{Fields.PADDING, 2}, {43, 4}});

    private final Protocol protocol;
    private final int headerBytes;
    private final Layout layout;

    FixedFormat(Protocol protocol, int headerBytes, int[][]... fields) {
        this.protocol = protocol;
        this.headerBytes = headerBytes;
        this.layout = layout(fields);
    }

    private static Layout layout(int[][]... parts) {
        int[][] all = java.util.Arrays.stream(parts).flatMap(java.util.Arrays::stream).toArray(int[][]::new);
        int[] ids = new int[all.length];
        int[] lengths = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            ids[i] = all[i][0];
            lengths[i] = all[i][1];
        }
        return new Layout(new long[all.length], ids, lengths, 0);
    }

    Protocol protocol() {
        return protocol;
    }

    int headerBytes() {
        return headerBytes;
    }

    /** The fields of a record as information elements. */
    Layout layout() {
        return layout;
    }

    /** Whether the header has the engine that flows are of, and its sampling rate. */
    boolean hasEngine() {
        return this == NETFLOW_V5;
    }

    /** Fields as information elements and bytes, in order; an enum's constants come before its own static fields. */
    private static final class Fields {
        private static final int PADDING = 210;
        /** The first 36 bytes of all. */
        private static final int[][] FLOW =
            {{8, 4}, {12, 4}, {15, 4}, {10, 2}, {14, 2}, {2, 4}, {1, 4}, {22, 4}, {21, 4}, {7, 2}, {11, 2}};
        private static final int[][] V1 = {{PADDING, 2}, {4, 1}, {5, 1}, {6, 1}};
        private static final int[][] V5 =
            {{PADDING, 1}, {6, 1}, {4, 1}, {5, 1}, {16, 2}, {17, 2}, {9, 1}, {13, 1}};
    }
}
