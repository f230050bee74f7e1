// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.sflow;

import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowEdit;
import io.weir.codec.flow.RecordReader;
import io.weir.codec.flow.Rule;
import io.weir.codec.wire.Wire;

/** The extended gateway record: what BGP knows of the packet's way. One thread. */
final class GatewayReader {
    private final RecordReader reader;
    private final FlowEdit record;
    private final boolean correct;
    private byte[] bytes;
    private int at;
    private int end;
    private long first;
    private long last;

    GatewayReader(RecordReader reader, FlowEdit record, boolean correct) {
        this.reader = reader;
        this.record = record;
        this.correct = correct;
    }

    /** Reads the record; whether all its parts lie within it. */
    boolean read(byte[] array, int start, int behind) {
        bytes = array;
        end = behind;
        int address = Xdr.addressLength(array, start, behind);
        at = start + 4 + address;
        if (address < 0 || end - at < 16) {
            return false;
        }
        long router = Wire.u32(bytes, at);
        long source = Wire.u32(bytes, at + 4);
        long segments = Wire.u32(bytes, at + 12);
        at += 16;
        record.address(Column.BGP_NEXT_HOP, start + 4, address);
        record.set(Column.SRC_AS, source != 0 ? source : router);
        first = 0;
        last = router;
        record.clear(Column.AS_PATH);
        if (!path(correct ? segments : Math.min(1, segments))) {
            // Half a path names a wrong AS at its end.
            record.clear(Column.AS_PATH);
            return false;
        }
        if (correct && segments > 1) {
            reader.corrected(Rule.SFLOW_AS_PATH);
        }
        record.set(Column.DST_AS, last);
        record.set(Column.NEXT_HOP_AS, first);
        return communities();
    }

    /** goflow2 reads the first segment only, and takes the next one for communities. */
    private boolean path(long segments) {
        for (long i = 0; i < segments; i++) {
            long size = end - at < 8 ? Long.MAX_VALUE : Wire.u32(bytes, at + 4);
            if (size > (end - at - 8) / 4) {
                return false;
            }
            at += 8;
            for (int j = 0; j < size; j++, at += 4) {
                last = Wire.u32(bytes, at);
                first = i == 0 && j == 0 ? last : first;
                record.append(Column.AS_PATH, last);
            }
        }
        return true;
    }

    private boolean communities() {
        long size = end - at < 4 ? Long.MAX_VALUE : Wire.u32(bytes, at);
        if (size > (end - at - 4) / 4) {
            return false;
        }
        at += 4;
        record.clear(Column.BGP_COMMUNITIES);
        for (int i = 0; i < size; i++, at += 4) {
            record.append(Column.BGP_COMMUNITIES, Wire.u32(bytes, at));
        }
        return true;
    }
}
