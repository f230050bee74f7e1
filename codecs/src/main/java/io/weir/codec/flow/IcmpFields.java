// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.template.Layout;

/** Elements of ICMP type and code, IANA 32, 139 and 176 to 179. */
final class IcmpFields {
    private static final int PROTO = 4;
    private static final int DST_PORT = 11;
    private static final int[] IDS = {32, 139, 176, 177, 178, 179};

    private IcmpFields() {
    }

    /** Whether a layout has protocol and ports and no element of ICMP: exporters then use the destination port. */
    static boolean areMissing(Layout layout) {
        for (int id : IDS) {
            if (layout.indexOf(0, id) >= 0) {
                return false;
            }
        }
        return layout.indexOf(0, PROTO) >= 0 && layout.indexOf(0, DST_PORT) >= 0;
    }
}
