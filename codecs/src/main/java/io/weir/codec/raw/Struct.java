// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.wire.Wire;

/** Numbers that stand one behind the other, by their names and bytes. */
final class Struct {
    private final String[] names;
    private final int[] widths;
    private final int bytes;

    private Struct(String[] names, int[] widths) {
        this.names = names;
        this.widths = widths;
        int sum = 0;
        for (int width : widths) {
            sum += width;
        }
        this.bytes = sum;
    }

    /** Of fields such as {@code count 2}; one without a width has four bytes. */
    static Struct of(String... fields) {
        String[] names = new String[fields.length];
        int[] widths = new int[fields.length];
        for (int i = 0; i < fields.length; i++) {
            String[] parts = fields[i].split(" ");
            names[i] = parts[0];
            widths[i] = parts.length == 1 ? 4 : Integer.parseInt(parts[1]);
        }
        return new Struct(names, widths);
    }

    int bytes() {
        return bytes;
    }

    /** Writes them as members. */
    void write(JsonWriter out, byte[] from, int start) {
        int at = start;
        for (int i = 0; i < names.length; i++) {
            out.number(names[i], Wire.uint(from, at, widths[i]));
            at += widths[i];
        }
    }
}
