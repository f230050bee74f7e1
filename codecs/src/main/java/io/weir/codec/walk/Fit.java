// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.walk;

import io.weir.codec.flow.RecordReader;
import io.weir.codec.template.Layout;
import io.weir.codec.wire.Wire;

/** Whether a data set is whole records of a layout and padding, to the byte: RFC 3954 section 5.3, RFC 7011 3.3.1. */
final class Fit {
    /** Sets are padded to four or eight bytes. */
    private static final int MOST_PADDING = 7;

    private Fit() {
    }

    /** The body of the set is {@code start} to {@code end} of {@code bytes}; the reader is bound to its datagram. */
    static boolean fits(RecordReader reader, Layout layout, byte[] bytes, int start, int end) {
        int at = start;
        while (reader.fits(layout, at, end)) {
            at = reader.locate(layout, at, end);
            if (at < 0 || layout.isVariable() && reader.isCut()) {
                return false;
            }
        }
        return at > start && isPadding(bytes, at, end);
    }

    /**
     * Whether whole records of a layout leave so much of a set that they cannot be what was sent, or it has none of
     * them and is no padding. One look per set: it is not asked of a layout with variable length, whose records would
     * have to be found first.
     */
    static boolean isMisfit(Layout layout, byte[] bytes, int start, int end) {
        if (layout.isVariable() || layout.fixedLength() == 0) {
            return false;
        }
        int left = (end - start) % layout.fixedLength();
        return (left > MOST_PADDING || left == end - start) && !Wire.zero(bytes, end - left, left);
    }

    private static boolean isPadding(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return end - from <= MOST_PADDING;
    }
}
