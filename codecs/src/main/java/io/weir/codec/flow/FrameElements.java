// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.template.Layout;

/** Elements that are the first bytes of a frame or packet, IANA 104, 313 and 315. */
final class FrameElements {
    private static final int[] IDS = {104, 313, 315};

    private FrameElements() {
    }

    static boolean in(Layout layout) {
        for (int id : IDS) {
            if (layout.indexOf(0, id) >= 0) {
                return true;
            }
        }
        return false;
    }
}
