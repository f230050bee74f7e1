// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.template.Layout;
import io.weir.codec.wire.Wire;
import java.util.Arrays;

/**
 * A view of one flow record: context, columns, and the raw elements it was sent as.
 *
 * <p>One object per worker, reused for each record: valid only during the call that hands it over, on that thread.
 * {@link #presence()} says which columns the record has; the others read as 0, no bytes, or an empty list.
 */
public final class FlowRecord {
    final long[] values = new long[Schema.STANDARD.count()];
    final long[][] lists = new long[Schema.STANDARD.count()][];
    final byte[][] arrays = new byte[Schema.STANDARD.count()][];
    final FieldPositions positions = new FieldPositions();
    long presence;
    int start;
    int length;
    boolean edited;
    private Datagram datagram;
    private Layout layout;

    /** An empty view. */
    public FlowRecord() {
        for (Column column : Schema.STANDARD.columns()) {
            if (column.kind() == Column.Kind.NUMBERS || column.kind() == Column.Kind.ADDRESSES) {
                lists[column.ordinal()] = new long[8];
            }
        }
    }

    /** Binds the view to a record; columns are left as they are. */
    void wrap(Datagram context, Layout fields, int at, int size) {
        datagram = context;
        layout = fields;
        start = at;
        length = size;
    }

    /** Appends to a list column, which grows as needed. */
    void append(int column, long item) {
        long bit = 1L << column;
        int size = (presence & bit) == 0 ? 0 : (int) values[column];
        put(column, size, item);
    }

    /** Sets an item of a list column; items between its end and {@code index} become 0. */
    void put(int column, int index, long item) {
        long bit = 1L << column;
        int size = (presence & bit) == 0 ? 0 : (int) values[column];
        if (index >= lists[column].length) {
            lists[column] = Arrays.copyOf(lists[column], 2 * (index + 1));
        }
        for (int i = size; i < index; i++) {
            lists[column][i] = 0;
        }
        lists[column][index] = item;
        values[column] = Math.max(size, index + 1);
        presence |= bit;
    }

    /** The datagram the record came in: exporter, protocol, header times, and its bytes. */
    public Datagram datagram() {
        return datagram;
    }

    /** Who sent the record. */
    public Exporter exporter() {
        return datagram.exporter();
    }

    /** What it was decoded from. */
    public FlowType type() {
        return FlowType.of(datagram.protocol());
    }

    /** One bit per column that the record has, by {@link Column#bit()}. */
    public long presence() {
        return presence;
    }

    /** Whether the record has a value for {@code column}. */
    public boolean has(Column column) {
        return (presence & column.bit()) != 0;
    }

    /** The unsigned value of a NUMBER column, 0 if absent. */
    public long number(Column column) {
        return has(column) ? values[column.ordinal()] : 0;
    }

    /**
     * The value of the column with that ordinal, which the record must have: a NUMBER itself; of an ADDRESS the offset
     * in the upper 32 bits and the length in the lower; the size of a list.
     */
    public long raw(int column) {
        return values[column];
    }

    /** The array that holds the bytes of an ADDRESS column; meaningless if absent. */
    public byte[] array(Column column) {
        return rawArray(column.ordinal());
    }

    /** The array of the ADDRESS column with that ordinal, which the record must have: {@link #array} by ordinal. */
    public byte[] rawArray(int column) {
        byte[] own = arrays[column];
        return own == null ? datagram.bytes() : own;
    }

    /** Where the bytes of an ADDRESS column start in {@link #array}. */
    public int offset(Column column) {
        return (int) (values[column.ordinal()] >>> 32);
    }

    /** The number of bytes of an ADDRESS column, 0 if absent; 4 and 16 are addresses. */
    public int length(Column column) {
        return has(column) ? (int) values[column.ordinal()] : 0;
    }

    /** The number of items of a list column, 0 if absent. */
    public int size(Column column) {
        return has(column) ? (int) values[column.ordinal()] : 0;
    }

    /** Item {@code i} of a NUMBERS column. */
    public long item(Column column, int i) {
        return lists[column.ordinal()][i];
    }

    /** Where item {@code i} of an ADDRESSES column starts in {@link #array}. */
    public int itemOffset(Column column, int i) {
        return (int) (lists[column.ordinal()][i] >>> 32);
    }

    /** The number of bytes of item {@code i} of an ADDRESSES column. */
    public int itemLength(Column column, int i) {
        return (int) lists[column.ordinal()][i];
    }

    /** Where the record starts in {@code datagram().bytes()}. */
    public int start() {
        return start;
    }

    /** Bytes of the record on the wire. */
    public int length() {
        return length;
    }

    /** The number of information elements the record was sent as, scopes of options records included. */
    public int elementCount() {
        return layout.fieldCount();
    }

    /** Enterprise number of element {@code i}; 0 is IANA's own. Unsigned 32 bits. */
    public long elementEnterprise(int i) {
        return layout.enterprise(i);
    }

    /** Number of element {@code i}, 0 to 65,535; for scopes of v9 options records a scope type of RFC 3954. */
    public int elementId(int i) {
        return layout.id(i);
    }

    /** Whether element {@code i} is a scope of an options record. */
    public boolean isScope(int i) {
        return i < layout.scopeCount();
    }

    /** Where the value of element {@code i} starts in {@code datagram().bytes()}. */
    public int elementOffset(int i) {
        return layout.isVariable() ? positions.offset(layout, i) : start + layout.offset(i);
    }

    /** Bytes of the value of element {@code i}, 0 or more. */
    public int elementLength(int i) {
        return layout.isVariable() ? positions.length(layout, i) : layout.length(i);
    }

    /** The value of element {@code i} as an unsigned number; 0 for one of no or more than eight bytes. */
    public long elementNumber(int i) {
        int size = elementLength(i);
        return size > 8 ? 0 : Wire.uint(datagram.bytes(), elementOffset(i), size);
    }

    /** The index of the first element (enterprise, id) that is no scope, or -1. */
    public int indexOf(long enterprise, int id) {
        return layout.indexOf(enterprise, id);
    }
}
