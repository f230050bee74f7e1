// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.template.Layout;

/**
 * Where a layout tells prefix lengths: indices in the layout, -1 for none.
 *
 * @param source4 sourceIPv4PrefixLength (9)
 * @param source6 sourceIPv6PrefixLength (29)
 * @param destination4 destinationIPv4PrefixLength (13)
 * @param destination6 destinationIPv6PrefixLength (30)
 */
record PrefixFields(int source4, int source6, int destination4, int destination6) {
    /** Those of a layout; null if it has none. */
    static PrefixFields of(Layout layout) {
        PrefixFields fields = new PrefixFields(layout.indexOf(0, 9), layout.indexOf(0, 29), layout.indexOf(0, 13),
            layout.indexOf(0, 30));
        boolean none = fields.source4 < 0 && fields.source6 < 0 && fields.destination4 < 0 && fields.destination6 < 0;
        return none ? null : fields;
    }
}
