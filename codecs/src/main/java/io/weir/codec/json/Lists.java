// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.Schema;
import io.weir.codec.frame.Layer;
import java.nio.charset.StandardCharsets;

/** Writes the items of list columns, without brackets. */
final class Lists {
    private static final int ITEM_ROOM = 96;
    private static final long COLUMNS = columns();
    private static final byte[][] LAYERS = new byte[256][];

    static {
        for (Layer layer : Layer.values()) {
            LAYERS[layer.number()] = ('"' + layer.label() + '"').getBytes(StandardCharsets.US_ASCII);
        }
    }

    private Lists() {
    }

    private static long columns() {
        long bits = 0;
        for (Column column : Schema.STANDARD.columns()) {
            boolean list = column.kind() == Column.Kind.NUMBERS || column.kind() == Column.Kind.ADDRESSES;
            bits |= list ? column.bit() : 0;
        }
        return bits;
    }

    /** Bytes that suffice for all lists of a record. */
    static int room(FlowRecord record) {
        int room = 0;
        for (long left = record.presence() & COLUMNS; left != 0; left &= left - 1) {
            room += ITEM_ROOM * record.size(Schema.STANDARD.at(Long.numberOfTrailingZeros(left)));
        }
        return room;
    }

    static int numbers(FlowRecord record, Column column, byte[] to, int at) {
        int next = at;
        for (int i = 0; i < record.size(column); i++) {
            if (i > 0) {
                to[next++] = ',';
            }
            next = Digits.number(to, next, record.item(column, i));
        }
        return next;
    }

    static int addresses(FlowRecord record, Column column, byte[] to, int at) {
        int next = at;
        for (int i = 0; i < record.size(column); i++) {
            if (i > 0) {
                to[next++] = ',';
            }
            to[next] = '"';
            next = Addresses.address(to, next + 1, record.array(column), record.itemOffset(column, i),
                record.itemLength(column, i));
            to[next++] = '"';
        }
        return next;
    }

    static int layers(FlowRecord record, Column column, byte[] to, int at) {
        int next = at;
        for (int i = 0; i < record.size(column); i++) {
            if (i > 0) {
                to[next++] = ',';
            }
            byte[] name = LAYERS[(int) record.item(column, i)];
            System.arraycopy(name, 0, to, next, name.length);
            next += name.length;
        }
        return next;
    }
}
