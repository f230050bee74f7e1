// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.wire.Wire;
import java.util.Arrays;

/** Writes what a {@link Mapping} asks for into the columns of a record. One thread. */
final class MappedColumns {
    /** The most bytes of values that lie in no datagram: a frame may have thousands of layers with the same bits. */
    private static final int MOST_OWN = 1 << 16;

    private final FlowRecord record;
    private final boolean correct;
    /** Bytes that lie in no datagram as they are, and items of lists, which must lie in one array. */
    private byte[] own = new byte[64];
    private int used;
    private boolean full;

    MappedColumns(FlowRecord record, boolean correct) {
        this.record = record;
        this.correct = correct;
    }

    /** Begins a record. */
    void begin() {
        used = 0;
    }

    /** A number for a NUMBER or NUMBERS column. */
    void number(Column column, long value) {
        long cut = column.bits() == 32 ? value & 0xffff_ffffL : value;
        if (column.kind() == Column.Kind.NUMBERS) {
            record.append(column.ordinal(), cut);
        } else {
            record.values[column.ordinal()] = cut;
            record.mark(column.ordinal());
        }
    }

    /** A number of at most eight bytes. */
    void number(Column column, byte[] from, int at, int length, boolean littleEndian) {
        long value = Wire.uint(from, at, length);
        number(column, littleEndian ? reversed(value, length) : value);
    }

    /** A number of so many bytes, at most eight, that was read the wrong way round. */
    static long reversed(long value, int length) {
        return length == 0 ? 0 : Long.reverseBytes(value) >>> 64 - 8 * length;
    }

    /** Bytes of the datagram for any other column. */
    void bytes(Column column, byte[] datagram, int at, int length) {
        switch (column.kind()) {
            case BYTES_LIST -> {
                if (hasRoom(length)) {
                    System.arraycopy(datagram, at, own(length), used, length);
                    takeOwn(column, length);
                }
            }
            // goflow2 puts an address of no bytes there.
            case ADDRESSES -> record.append(column.ordinal(), correct ? (long) at << 32 | length : 0);
            default -> value(column, null, at, length);
        }
    }

    /** Whether a record may have so many bytes more of its own; if not, {@link #takeFull} tells. */
    boolean hasRoom(int length) {
        if (used + length <= MOST_OWN) {
            return true;
        }
        full = true;
        return false;
    }

    /** Whether there was no room for a value since the last call. */
    boolean takeFull() {
        boolean was = full;
        full = false;
        return was;
    }

    /** Room for bytes that {@link #takeOwn} is to take, from {@link #ownAt} on. */
    byte[] own(int length) {
        if (used + length > own.length) {
            byte[] grown = Arrays.copyOf(own, 2 * (used + length));
            for (int i = 0; i < record.arrays.length; i++) {
                record.arrays[i] = record.arrays[i] == own ? grown : record.arrays[i];
            }
            own = grown;
        }
        return own;
    }

    int ownAt() {
        return used;
    }

    /** The bytes that were put into {@link #own} for a column that is no number. */
    void takeOwn(Column column, int length) {
        if (column.kind() == Column.Kind.BYTES_LIST) {
            record.append(column.ordinal(), (long) used << 32 | length);
            record.arrays[column.ordinal()] = own;
        } else if (column.kind() == Column.Kind.ADDRESSES) {
            record.append(column.ordinal(), 0);
        } else {
            value(column, own, used, length);
        }
        record.edited = true;
        used += length;
    }

    private void value(Column column, byte[] array, int at, int length) {
        int ordinal = column.ordinal();
        record.arrays[ordinal] = array;
        record.values[ordinal] = (long) at << 32 | length;
        if (length == 0 && column.kind() == Column.Kind.ADDRESS) {
            record.unmark(ordinal);
        } else {
            record.mark(ordinal);
        }
    }
}
