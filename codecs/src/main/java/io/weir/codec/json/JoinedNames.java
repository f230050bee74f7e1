// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.FlowRecord;
import java.nio.charset.StandardCharsets;

/**
 * The names that go with one record: found before the line is written, because only then is it known how long it is.
 * One thread; allocates nothing.
 */
final class JoinedNames {
    /** What a line has in front of a name and behind it, by the join's ordinal. */
    private final byte[][] labels = new byte[Join.values().length][];
    private final byte[] end;
    private final ValueWriter values;
    private final byte[][] names = new byte[labels.length][];
    private int size;
    private int next;

    JoinedNames(ValueWriter values, Syntax syntax) {
        this.values = values;
        this.end = syntax.quote().getBytes(StandardCharsets.US_ASCII);
        for (Join each : Join.values()) {
            labels[each.ordinal()] = (syntax.separator() + syntax.label(each.label()) + syntax.quote())
                .getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Begins a record. */
    void clear() {
        size = 0;
        next = 0;
    }

    /** Finds a name; returns the bytes that it may take in the line. */
    int add(Join join, FlowRecord record, int field) {
        byte[] name = join.of(record, field);
        names[size++] = name;
        return name == null ? 0 : labels[join.ordinal()].length + Strings.MOST * name.length + end.length;
    }

    /** Writes the field that comes next, in the order of {@link #add}, if it has a name; gives the offset behind. */
    int next(Join join, byte[] to, int at) {
        byte[] name = names[next++];
        if (name == null) {
            return at;
        }
        int behind = put(labels[join.ordinal()], to, at);
        return put(end, to, values.string(name, 0, name.length, to, behind));
    }

    private static int put(byte[] text, byte[] to, int at) {
        System.arraycopy(text, 0, to, at, text.length);
        return at + text.length;
    }
}
