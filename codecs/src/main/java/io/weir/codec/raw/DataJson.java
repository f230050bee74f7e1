// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;
import io.weir.codec.template.SetLayouts;
import io.weir.codec.wire.Wire;

/** The records of a data set, by the template that it was read by. */
final class DataJson {
    private static final int ENTERPRISE_BIT = 0x8000;
    private static final int LONG_FORM = 255;

    private final JsonWriter out;
    private final boolean correct;
    private byte[] bytes;
    private int end;
    private Layout layout;
    /** What goflow2 leaves in the numbers of enterprises' elements. */
    private int bit;

    /** {@code correct}: without the enterprise bit in numbers of elements of options. */
    DataJson(JsonWriter out, boolean correct) {
        this.out = out;
        this.correct = correct;
    }

    /** Whether the set was read by a template, and whole records are in it. */
    boolean write(Datagram datagram, int start, int behind) {
        SetLayouts sets = datagram.sets();
        int set = sets == null ? -1 : sets.indexOf(start);
        if (set < 0) {
            return false;
        }
        bytes = datagram.bytes();
        end = behind;
        layout = sets.layout(set);
        if (!layout.fits(start, end)) {
            out.none();
            return true;
        }
        boolean options = sets.isOptions(set);
        bit = options && !correct && datagram.protocol() == Protocol.IPFIX ? ENTERPRISE_BIT : 0;
        out.open('[');
        int at = records(start, options);
        out.close(']');
        return at > start;
    }

    /** Gives where the last whole record ends. */
    private int records(int start, boolean options) {
        int at = start;
        while (layout.fits(at, end) && !out.isTooLarge()) {
            long mark = out.mark();
            int next = record(at, options);
            if (next < 0) {
                out.back(mark);
                return at;
            }
            at = next;
        }
        return at;
    }

    private int record(int start, boolean options) {
        int scopes = options ? layout.scopeCount() : 0;
        int at = start;
        out.open('{');
        if (options) {
            at = values("scope-values", 0, scopes, at);
        }
        at = values(options ? "option-values" : "values", scopes, layout.fieldCount(), at);
        out.close('}');
        return at;
    }

    /** Gives where the values end; -1 if one has no length any more, or {@code from} is -1. */
    private int values(String name, int first, int last, int from) {
        out.name(name);
        out.open('[');
        int at = from;
        for (int i = first; i < last && at >= 0 && !out.isTooLarge(); i++) {
            at = value(i, at);
        }
        out.close(']');
        return at;
    }

    private int value(int i, int from) {
        int at = from;
        int length = layout.length(i);
        if (length == Layout.VARIABLE) {
            int prefix = at < end && Wire.u8(bytes, at) == LONG_FORM ? 3 : 1;
            if (prefix > end - at) {
                return -1;
            }
            length = prefix == 1 ? Wire.u8(bytes, at) : Wire.u16(bytes, at + 1);
            at += prefix;
        }
        length = Math.min(length, end - at);
        long enterprise = layout.enterprise(i);
        out.open('{');
        out.bool("pen-provided", enterprise != 0);
        out.number("type", layout.id(i) | (enterprise != 0 ? bit : 0));
        out.number("pen", enterprise == Layout.ENTERPRISE_ZERO ? 0 : enterprise);
        out.base64("value", bytes, at, length);
        out.close('}');
        return at + length;
    }
}
