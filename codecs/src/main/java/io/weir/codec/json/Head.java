// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.wire.Wire;

/**
 * The start of a line up to the exporter's address: the same for all records of a datagram, so it is rendered once and
 * copied. One thread.
 */
final class Head {
    /** Columns that it covers, from the first on. */
    static final int COLUMNS = Column.SAMPLER_ADDRESS.ordinal() + 1;
    /** Bytes that suffice for it, those that a copy touches behind it included. */
    static final int ROOM = 384;

    private static final int SAMPLER = Column.SAMPLER_ADDRESS.ordinal();
    private static final long BITS = (1L << COLUMNS) - 1;

    final byte[] text = new byte[ROOM];
    int length;
    private long type = -1;
    private long received;
    private long sequence;
    private long sampling;
    private Exporter exporter;
    private int sampler;
    private long samplerHigh;
    private long samplerLow;

    /** Whether a record that it {@link #covers} starts with it as it was rendered last. */
    boolean fits(FlowRecord record) {
        return record.raw(2) == sequence && record.raw(1) == received && record.raw(3) == sampling
            && record.raw(0) == type && record.exporter() == exporter && sampler(record) == sampler
            && high(record) == samplerHigh && low(record) == samplerLow;
    }

    /** Whether a record has all of its columns, and an address that can be told from others. */
    static boolean covers(FlowRecord record) {
        return (record.presence() & BITS) == BITS && (isExporters(record) || sampler(record) == 4
            || sampler(record) == 16);
    }

    private static boolean isExporters(FlowRecord record) {
        return record.rawArray(SAMPLER) == record.exporter().address();
    }

    /** Bytes of the address; 0 for that of the exporter, which is known by the exporter. */
    private static int sampler(FlowRecord record) {
        return isExporters(record) ? 0 : (int) record.raw(SAMPLER);
    }

    private static long high(FlowRecord record) {
        int at = (int) (record.raw(SAMPLER) >>> 32);
        return sampler(record) == 16 ? Wire.i64(record.rawArray(SAMPLER), at)
            : sampler(record) == 4 ? Wire.i32(record.rawArray(SAMPLER), at) : 0;
    }

    private static long low(FlowRecord record) {
        return sampler(record) == 16
            ? Wire.i64(record.rawArray(SAMPLER), (int) (record.raw(SAMPLER) >>> 32) + 8) : 0;
    }

    /** Takes note of the record for which it is rendered now. */
    void of(FlowRecord record, int bytes) {
        length = bytes;
        type = record.raw(0);
        received = record.raw(1);
        sequence = record.raw(2);
        sampling = record.raw(3);
        exporter = record.exporter();
        sampler = sampler(record);
        samplerHigh = high(record);
        samplerLow = low(record);
    }
}
