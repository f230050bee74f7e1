// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.Schema;
import java.util.Arrays;

/** What a tag of a message stands for. A field of an unexpected wire type counts as unknown, as in all readers. */
final class Fields {
    /** Not a field of ours: to be skipped. */
    static final int UNKNOWN = 0;
    /** A varint: a NUMBER column. */
    static final int NUMBER = 1;
    /** Bytes: an ADDRESS column. */
    static final int ADDRESS = 2;
    /** Varints led by their length: items of a NUMBERS column. */
    static final int PACKED = 3;
    /** A varint: one item of a NUMBERS column. */
    static final int ITEM = 4;
    /** Bytes: one item of an ADDRESSES column. */
    static final int ADDRESS_ITEM = 5;

    /** Wire types. */
    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int LENGTH_DELIMITED = 2;
    static final int FIXED_32 = 5;

    /** By tag: the column in the low byte, what to do in the next. */
    private static final short[] BY_TAG = new short[128 << 3];

    static {
        Arrays.fill(BY_TAG, (short) 0);
        for (Column column : Schema.STANDARD.columns()) {
            switch (column.kind()) {
                case NUMBER -> add(column, VARINT, NUMBER);
                case ADDRESS -> add(column, LENGTH_DELIMITED, ADDRESS);
                case ADDRESSES -> add(column, LENGTH_DELIMITED, ADDRESS_ITEM);
                default -> {
                    add(column, LENGTH_DELIMITED, PACKED);
                    add(column, VARINT, ITEM);
                }
            }
        }
    }

    private Fields() {
    }

    private static void add(Column column, int wireType, int form) {
        BY_TAG[column.protobufNumber() << 3 | wireType] = (short) (form << 8 | column.ordinal());
    }

    /** Column and form of the field that a tag announces: {@code form << 8 | column}. */
    static int of(int tag) {
        return tag >= 0 && tag < BY_TAG.length ? BY_TAG[tag] : UNKNOWN;
    }
}
