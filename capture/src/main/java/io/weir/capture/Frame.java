// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

/**
 * What all layers of one packet share.
 *
 * @param bytes holds the frame
 * @param end where the captured bytes end
 * @param snapped true if it was longer on the wire
 * @param timeNs when it was captured, nanoseconds since 1970
 */
record Frame(byte[] bytes, int end, boolean snapped, long timeNs) {
    /** Why bytes are missing: the capture's doing, or else {@code fault}. */
    Skipped shortBy(Skipped fault) {
        return snapped ? Skipped.SNAPPED : fault;
    }
}
