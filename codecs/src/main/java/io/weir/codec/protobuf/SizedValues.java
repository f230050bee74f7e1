// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.Schema;
import io.weir.codec.wire.Wire;

/** Writes values that are led by their length: addresses and lists. Each gives the offset behind what it wrote. */
final class SizedValues {
    /** The most bytes of a list's item, without those of an address: tag and a number, or a length. */
    private static final int ITEM_ROOM = 2 + Varint.MAX;

    private SizedValues() {
    }

    /** Bytes that suffice for a record. */
    static int room(EncodePlan plan, FlowRecord record) {
        int room = plan.room;
        for (int column : plan.addresses) {
            room += (int) record.raw(column);
        }
        for (Column column : plan.lists) {
            room += listRoom(record, column);
        }
        return room;
    }

    private static int listRoom(FlowRecord record, Column column) {
        int size = record.size(column);
        int room = ITEM_ROOM * size;
        for (int i = 0; column.kind() == Column.Kind.ADDRESSES && i < size; i++) {
            room += record.itemLength(column, i);
        }
        return room;
    }

    /** Length and bytes of an ADDRESS column; nothing for one of no bytes. */
    static int address(FlowRecord record, int column, byte[] to, int at) {
        long where = record.raw(column);
        int length = (int) where;
        return length == 0 ? at : bytes(record.rawArray(column), (int) (where >>> 32), length, to, at);
    }

    private static int bytes(byte[] from, int offset, int length, byte[] to, int at) {
        if (length == 4) {
            to[at] = 4;
            Wire.put32(to, at + 1, Wire.i32(from, offset));
            return at + 5;
        }
        if (length == 16) {
            to[at] = 16;
            Wire.put64(to, at + 1, Wire.i64(from, offset));
            Wire.put64(to, at + 9, Wire.i64(from, offset + 8));
            return at + 17;
        }
        int next = Varint.put(to, at, length);
        System.arraycopy(from, offset, to, next, length);
        return next + length;
    }

    /**
     * A list column, whose first tag is there already.
     *
     * @param tag where the tag starts
     * @param at where it ends
     */
    static int list(FlowRecord record, int ordinal, byte[] to, int tag, int at) {
        Column column = Schema.STANDARD.at(ordinal);
        if (record.size(column) == 0) {
            return tag;
        }
        return column.kind() == Column.Kind.NUMBERS ? numbers(record, column, to, at)
            : addresses(record, column, to, tag, at);
    }

    private static int numbers(FlowRecord record, Column column, byte[] to, int at) {
        int size = record.size(column);
        int bytes = 0;
        for (int i = 0; i < size; i++) {
            bytes += Varint.size(record.item(column, i));
        }
        int next = Varint.put(to, at, bytes);
        for (int i = 0; i < size; i++) {
            next = Varint.put(to, next, record.item(column, i));
        }
        return next;
    }

    /** Items of a list of addresses each have the tag in front, and are written also if empty. */
    private static int addresses(FlowRecord record, Column column, byte[] to, int tag, int at) {
        int tagBytes = at - tag;
        int tagWord = to[tag] & 0xff | to[tag + 1] << 8;
        int next = tag;
        for (int i = 0; i < record.size(column); i++) {
            Varint.putTag(to, next, tagWord);
            next = bytes(record.array(column), record.itemOffset(column, i), record.itemLength(column, i), to,
                next + tagBytes);
        }
        return next;
    }
}
