// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;

/**
 * Writes columns beyond goflow2's as goflow2 does: behind its own, zeros too, lists item by item. Each method gives the
 * offset behind what it wrote.
 */
final class DeclaredFields {
    /** The most bytes of a field's tag and of a number or a length. */
    private static final int FIELD_ROOM = 5 + Varint.MAX;
    private static final int LENGTH_DELIMITED = 2;

    private DeclaredFields() {
    }

    /** Bytes that suffice for these columns of a record, which it has. */
    static int room(FlowRecord record, Column... columns) {
        int room = 0;
        for (Column column : columns) {
            room += switch (column.kind()) {
                case NUMBER -> FIELD_ROOM;
                case BYTES, ADDRESS -> FIELD_ROOM + record.length(column);
                default -> listRoom(record, column);
            };
        }
        return room;
    }

    private static int listRoom(FlowRecord record, Column column) {
        int size = record.size(column);
        int room = FIELD_ROOM * size;
        for (int i = 0; i < size && !column.kind().isNumeric(); i++) {
            room += record.itemLength(column, i);
        }
        return room;
    }

    /** Writes these columns of a record, which it has. */
    static int put(FlowRecord record, byte[] to, int at, Column... columns) {
        int next = at;
        for (Column column : columns) {
            next = switch (column.kind()) {
                case NUMBER -> number(column, record.number(column), to, next);
                case BYTES, ADDRESS ->
                    bytes(column, record.array(column), record.offset(column), record.length(column), to, next);
                default -> list(record, column, to, next);
            };
        }
        return next;
    }

    private static int list(FlowRecord record, Column column, byte[] to, int at) {
        int next = at;
        for (int i = 0; i < record.size(column); i++) {
            next = column.kind().isNumeric() ? number(column, record.item(column, i), to, next)
                : bytes(column, record.array(column), record.itemOffset(column, i), record.itemLength(column, i), to,
                    next);
        }
        return next;
    }

    private static int number(Column column, long value, byte[] to, int at) {
        return Varint.put(to, Varint.put(to, at, (long) column.protobufNumber() << 3), value);
    }

    private static int bytes(Column column, byte[] from, int offset, int length, byte[] to, int at) {
        int next = Varint.put(to, at, (long) column.protobufNumber() << 3 | LENGTH_DELIMITED);
        next = Varint.put(to, next, length);
        System.arraycopy(from, offset, to, next, length);
        return next + length;
    }
}
