// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;

/**
 * The start of a line up to the exporter's address: the same for all records of a datagram, so it is rendered once and
 * copied. One thread.
 */
final class Head {
    /** Columns that it covers, from the first on. */
    static final int COLUMNS = Column.SAMPLER_ADDRESS.ordinal() + 1;
    /** Bytes that suffice for it, those that a copy touches behind it included. */
    static final int ROOM = 384;

    private static final long BITS = (1L << COLUMNS) - 1;

    final byte[] text = new byte[ROOM];
    int length;
    private long type = -1;
    private long received;
    private long sequence;
    private long sampling;
    private Exporter exporter;

    /** Whether a record that it {@link #covers} starts with it as it was rendered last. */
    boolean fits(FlowRecord record) {
        return record.raw(2) == sequence && record.raw(1) == received && record.raw(3) == sampling
            && record.raw(0) == type && record.exporter() == exporter;
    }

    /** Whether a record has all of its columns, and the exporter's own address. */
    static boolean covers(FlowRecord record) {
        return (record.presence() & BITS) == BITS
            && record.array(Column.SAMPLER_ADDRESS) == record.exporter().address();
    }

    /** Takes note of the record for which it is rendered now. */
    void of(FlowRecord record, int bytes) {
        length = bytes;
        type = record.raw(0);
        received = record.raw(1);
        sequence = record.raw(2);
        sampling = record.raw(3);
        exporter = record.exporter();
    }
}
