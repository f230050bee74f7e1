// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.template.Layout;
import io.weir.codec.wire.Wire;

/** Finds the spans of a record of variable length and what is between them, RFC 7011 section 7. */
final class VariableFields {
    private static final int LONG_FORM = 255;

    private VariableFields() {
    }

    /** Fills {@code to}; gives the offset behind the record, or -1 if a length prefix is cut by {@code end}. */
    static int locate(Layout layout, byte[] bytes, int start, int end, FieldPositions to) {
        int fields = layout.variableCount();
        to.begin(fields, end);
        int at = start;
        for (int span = 0; span < fields; span++) {
            to.span(span, at);
            at += within(layout.spanLength(span), at, end, to);
            int prefix = prefix(bytes, at, end);
            if (prefix < 0) {
                return -1;
            }
            int length = prefix == 1 ? Wire.u8(bytes, at) : Wire.u16(bytes, at + 1);
            at += prefix;
            if (length > end - at) {
                to.cutVariable();
                length = end - at;
            }
            to.variable(span, at, length);
            at += length;
        }
        return at + within(layout.spanLength(fields), at, end, to);
    }

    private static int within(int length, int at, int end, FieldPositions to) {
        if (length <= end - at) {
            return length;
        }
        to.cut();
        return end - at;
    }

    private static int prefix(byte[] bytes, int at, int end) {
        if (at >= end) {
            return -1;
        }
        int bytesOfPrefix = Wire.u8(bytes, at) == LONG_FORM ? 3 : 1;
        return bytesOfPrefix > end - at ? -1 : bytesOfPrefix;
    }
}
