// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.template.Layout;

/**
 * A view of one flow record: context, columns, and the raw elements it was sent as.
 *
 * <p>One object per worker, reused for each record: valid only during the call that hands it over, on that thread.
 * {@link #presence()} says which columns the record has; the others read as 0, no bytes, or an empty list.
 */
public final class FlowRecord {
    static final int MAX_ITEMS = 1024;

    final long[] values = new long[Column.count()];
    final long[][] lists = new long[Column.count()][];
    final byte[][] arrays = new byte[Column.count()][];
    long presence;
    int start;
    int length;
    final FieldPositions positions = new FieldPositions();
    private Datagram datagram;
    private Layout layout;

    /** An empty view. */
    public FlowRecord() {
        for (Column column : Column.values()) {
            if (column.kind() == Column.Kind.NUMBERS || column.kind() == Column.Kind.ADDRESSES) {
                lists[column.ordinal()] = new long[8];
            }
        }
    }

    void wrap(Datagram context, Layout fields, int at, int size) {
        datagram = context;
        layout = fields;
        start = at;
        length = size;
    }

    /** The datagram the record came in: exporter, version, header times, and its bytes. */
    public Datagram datagram() {
        return datagram;
    }

    /** Who sent the record. */
    public Exporter exporter() {
        return datagram.exporter();
    }

    /** What it was decoded from. */
    public FlowType type() {
        return switch (datagram.version()) {
            case 5 -> FlowType.NETFLOW_V5;
            case 9 -> FlowType.NETFLOW_V9;
            case 10 -> FlowType.IPFIX;
            default -> FlowType.FLOWUNKNOWN;
        };
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

    /** The array that holds the bytes of an ADDRESS column; meaningless if absent. */
    public byte[] array(Column column) {
        byte[] own = arrays[column.ordinal()];
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
        return layout.isVariable() ? positions.offset(i) : start + layout.offset(i);
    }

    /** Bytes of the value of element {@code i}, 0 or more. */
    public int elementLength(int i) {
        return layout.isVariable() ? positions.length(i) : layout.length(i);
    }

    /** The index of the first element (enterprise, id) that is no scope, or -1. */
    public int indexOf(long enterprise, int id) {
        return layout.indexOf(enterprise, id);
    }
}
