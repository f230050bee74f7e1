// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.template.Layout;

/**
 * Where a layout counts octets and packets, as pairs in the order of preference: indices in the layout, -1 for none.
 *
 * @param octets field of the octets of each pair
 * @param packets field of the packets of each pair
 * @param endReason field of flowEndReason
 * @param layer2Octets field of layer2OctetDeltaCount, where none of the pairs has octets
 */
record CounterFields(int[] octets, int[] packets, int endReason, int layer2Octets) {
    /** The pair of totals since the flow began. */
    static final int TOTALS = 2;

    private static final int[] OCTETS = {1, 23, 85, 231};
    private static final int[] PACKETS = {2, 24, 86, 298};
    private static final int END_REASON = 136;
    private static final int LAYER_2_OCTETS = 352;

    /** The pairs of a layout; null if it has none but octetDeltaCount and packetDeltaCount. */
    static CounterFields of(Layout layout) {
        int[] octets = new int[OCTETS.length];
        int[] packets = new int[PACKETS.length];
        boolean more = false;
        for (int pair = 0; pair < OCTETS.length; pair++) {
            octets[pair] = last(layout, OCTETS[pair]);
            packets[pair] = last(layout, PACKETS[pair]);
            more |= pair > 0 && (octets[pair] >= 0 || packets[pair] >= 0);
        }
        int layer2 = last(layout, LAYER_2_OCTETS);
        return more || layer2 >= 0 ? new CounterFields(octets, packets, last(layout, END_REASON), layer2) : null;
    }

    private static int last(Layout layout, int id) {
        int found = -1;
        for (int i = layout.scopeCount(); i < layout.fieldCount(); i++) {
            found = layout.id(i) == id && layout.enterprise(i) == 0 && layout.mayBeNumber(i) ? i : found;
        }
        return found;
    }
}
