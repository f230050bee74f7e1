// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.raw;

import io.weir.codec.wire.Wire;

/** The records of a sample of sFlow; what they hold is its subclasses'. */
abstract class RecordsJson {
    private static final int PREFIX = 8;

    final JsonWriter out;

    RecordsJson(JsonWriter out) {
        this.out = out;
    }

    /**
     * Writes a record's members.
     *
     * @return whether it has all the bytes that its format needs; what is written of another is for nothing
     */
    abstract boolean data(long format, byte[] bytes, int at, int end);

    /** The records that are there behind their number; goflow2 prints empty ones for those counted beyond them. */
    final void write(byte[] bytes, int from, int end) {
        int at = from;
        out.name("records");
        out.open('[');
        for (long left = Wire.u32(bytes, from - 4); left > 0 && end - at >= PREFIX && !out.isTooLarge(); left--) {
            long length = Wire.u32(bytes, at + 4);
            int behind = (int) Math.min(end, at + PREFIX + length);
            record(bytes, at, behind, behind - at < PREFIX + length);
            at = behind;
        }
        out.close(']');
    }

    private void record(byte[] bytes, int at, int end, boolean cut) {
        long format = Wire.u32(bytes, at);
        out.open('{');
        out.name("header");
        out.open('{');
        out.number("data-format", format);
        out.number("length", Wire.u32(bytes, at + 4));
        out.close('}');
        out.name("data");
        out.open('{');
        long mark = out.mark();
        if (cut || !data(format, bytes, at + PREFIX, end)) {
            out.back(mark);
            out.base64("data", bytes, at + PREFIX, end - at - PREFIX);
        }
        out.close('}');
        out.close('}');
    }

    /** Writes numbers, if there are as many bytes. */
    final boolean numbers(Struct struct, byte[] bytes, int at, int end) {
        if (end - at < struct.bytes()) {
            return false;
        }
        struct.write(out, bytes, at);
        return true;
    }
}
