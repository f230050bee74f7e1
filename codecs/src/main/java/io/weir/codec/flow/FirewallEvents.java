// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;

/** Records of firewall events (NSEL): their counters and times stay as goflow2 has them. */
final class FirewallEvents {
    private static final int FIREWALL_EVENT = 233;
    private static final int V9_FIREWALL_EVENT = 40_005;

    private FirewallEvents() {
    }

    static boolean in(Layout layout, Protocol protocol) {
        return layout.indexOf(0, FIREWALL_EVENT) >= 0
            || protocol == Protocol.NETFLOW_V9 && layout.indexOf(0, V9_FIREWALL_EVENT) >= 0;
    }
}
