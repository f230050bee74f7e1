// SPDX-License-Identifier: Apache-2.0
package io.example.weir;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.sink.FlowEncoder;

/**
 * Writes {@code proto,src_port,dst_port,packets,bytes} and a line end. One per worker, on its thread; nothing is
 * allocated per record.
 */
final class CsvEncoder implements FlowEncoder {
    private static final Column[] COLUMNS =
        {Column.PROTO, Column.SRC_PORT, Column.DST_PORT, Column.PACKETS, Column.BYTES};
    private static final int MAX_LENGTH = COLUMNS.length * 21;

    @Override
    public int encode(FlowRecord record, byte[] to, int at, int limit) {
        if (limit - at < MAX_LENGTH) {
            return -MAX_LENGTH;
        }
        int end = at;
        for (Column column : COLUMNS) {
            end = number(record.number(column), to, end);
            to[end++] = ',';
        }
        to[end - 1] = '\n';
        return end - at;
    }

    /** Unsigned decimal digits; returns where they end. */
    private static int number(long value, byte[] to, int at) {
        int digits = 1;
        for (long rest = Long.divideUnsigned(value, 10); rest != 0; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            long next = Long.divideUnsigned(rest, 10);
            to[i] = (byte) ('0' + (rest - next * 10));
            rest = next;
        }
        return at + digits;
    }
}
