// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;

/** Records of firewall events (NSEL): their times stay as goflow2 has them. */
final class FirewallEvents {
    /** The event of a flow that goes on. */
    static final int UPDATE = 5;

    private static final int FIREWALL_EVENT = 233;
    private static final int V9_FIREWALL_EVENT = 40_005;

    private static final int INITIATOR_OCTETS = 231;
    private static final int RESPONDER_OCTETS = 232;

    private FirewallEvents() {
    }

    static boolean in(Layout layout, Protocol protocol) {
        return layout.indexOf(0, FIREWALL_EVENT) >= 0
            || protocol == Protocol.NETFLOW_V9 && layout.indexOf(0, V9_FIREWALL_EVENT) >= 0;
    }

    /**
     * The field with the event, of a layout in which an update counts bytes that the end of the flow counts again; -1
     * of any other. In IPFIX 231 and 232 are what came since the last report, whatever the event.
     */
    static int repeated(Layout layout, Protocol protocol) {
        if (protocol != Protocol.NETFLOW_V9
            || layout.indexOf(0, INITIATOR_OCTETS) < 0 && layout.indexOf(0, RESPONDER_OCTETS) < 0) {
            return -1;
        }
        return Math.max(layout.indexOf(0, FIREWALL_EVENT), layout.indexOf(0, V9_FIREWALL_EVENT));
    }
}
