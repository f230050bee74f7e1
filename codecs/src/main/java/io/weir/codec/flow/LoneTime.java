// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;

/**
 * A layout that tells one of start and end alone: the other is the same, or as far away as the duration says.
 *
 * @param isStart whether it is the start
 * @param duration index of flowDurationMilliseconds (161) or flowDurationMicroseconds (162) in the layout, -1 for none
 * @param unitNs nanoseconds of one of it
 */
record LoneTime(boolean isStart, int duration, long unitNs) {
    private static final int MILLISECONDS = 161;
    private static final int MICROSECONDS = 162;

    /** That of a layout; null if it tells both or none. */
    static LoneTime of(Layout layout, Protocol protocol) {
        boolean start = TimeFields.has(layout, protocol, 0);
        if (start == TimeFields.has(layout, protocol, 1)) {
            return null;
        }
        int milliseconds = layout.indexOf(0, MILLISECONDS);
        return milliseconds >= 0 ? new LoneTime(start, milliseconds, 1_000_000)
            : new LoneTime(start, layout.indexOf(0, MICROSECONDS), 1_000);
    }
}
