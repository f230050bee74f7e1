// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

/**
 * Changes a record before the sinks see it: what stages and decoders write with.
 *
 * <p>Bound to one {@link FlowRecord} for good; the same thread rules hold.
 */
public final class FlowEdit {
    private final FlowRecord record;

    /** An editor of {@code record}. */
    public FlowEdit(FlowRecord record) {
        this.record = record;
    }

    /** The record as it stands. */
    public FlowRecord record() {
        return record;
    }

    /** Sets a NUMBER column; the value is cut to the column's width. */
    public void set(Column column, long value) {
        require(column, Column.Kind.NUMBER);
        record.values[column.ordinal()] = column.bits() == 32 ? value & 0xffff_ffffL : value;
        record.presence |= column.bit();
    }

    /** Sets an ADDRESS column to bytes that stay unchanged until the record is through. */
    public void set(Column column, byte[] array, int offset, int length) {
        require(column, Column.Kind.ADDRESS);
        record.arrays[column.ordinal()] = array;
        record.edited = true;
        record.values[column.ordinal()] = (long) offset << 32 | length;
        record.presence |= column.bit();
    }

    /** Sets an ADDRESS column to bytes of the record's datagram. */
    public void address(Column column, int offset, int length) {
        require(column, Column.Kind.ADDRESS);
        record.arrays[column.ordinal()] = null;
        record.values[column.ordinal()] = (long) offset << 32 | length;
        record.presence |= column.bit();
    }

    /** Appends to a NUMBERS column; the item is cut to the column's width. */
    public void append(Column column, long item) {
        require(column, Column.Kind.NUMBERS);
        record.append(column.ordinal(), item & 0xffff_ffffL);
    }

    /** Takes the value of {@code column} away. */
    public void clear(Column column) {
        record.presence &= ~column.bit();
    }

    private static void require(Column column, Column.Kind kind) {
        if (column.kind() != kind) {
            throw new IllegalArgumentException(column + " holds " + column.kind() + ", not " + kind);
        }
    }
}
