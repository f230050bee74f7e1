// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.netflow5;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Binding;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FaultListener;
import io.weir.codec.flow.Mapping;
import io.weir.codec.flow.RecordSource;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.state.SetKind;
import io.weir.codec.template.Layout;
import io.weir.codec.walk.ProtocolDecoder;
import io.weir.codec.walk.Visit;
import io.weir.codec.walk.Walk;
import io.weir.codec.wire.Wire;

/** NetFlow version 5: a header and up to 30 records of 48 bytes. One thread. */
public final class NetFlow5Decoder implements ProtocolDecoder, RecordSource {
    /** Bytes of the header. */
    private static final int HEADER = 24;
    /** Bytes of a record. */
    private static final int RECORD = 48;

    private static final int PADDING = 210;
    /** The fields of a record as information elements and bytes, in order. */
    private static final int[][] FIELDS = {
        {8, 4}, {12, 4}, {15, 4}, {10, 2}, {14, 2}, {2, 4}, {1, 4}, {22, 4}, {21, 4}, {7, 2}, {11, 2}, {PADDING, 1},
        {6, 1}, {4, 1}, {5, 1}, {16, 2}, {17, 2}, {9, 1}, {13, 1}, {PADDING, 2},
    };

    private final Binding binding;
    private final FaultListener faults;

    /** A decoder; {@code correct} as in {@link Binding#of}. */
    public NetFlow5Decoder(boolean correct, FaultListener faults) {
        this.binding = Binding.of(fields(), Protocol.NETFLOW_V5, correct, Mapping.NONE);
        this.faults = faults;
    }

    private static Layout fields() {
        int[] ids = new int[FIELDS.length];
        int[] lengths = new int[FIELDS.length];
        for (int i = 0; i < FIELDS.length; i++) {
            ids[i] = FIELDS[i][0];
            lengths[i] = FIELDS[i][1];
        }
        return new Layout(new long[FIELDS.length], ids, lengths, 0);
    }

    @Override
    public int headerBytes() {
        return HEADER;
    }

    @Override
    public Fault header(Datagram datagram) {
        byte[] b = datagram.bytes();
        int at = datagram.offset();
        long nanoseconds = Wire.u32(b, at + 12);
        long ms = 1000 * Wire.u32(b, at + 8) + nanoseconds / 1_000_000;
        datagram.header(Protocol.NETFLOW_V5, Wire.u16(b, at + 20), Wire.u32(b, at + 16), ms,
            (int) (nanoseconds % 1_000_000), Wire.u32(b, at + 4));
        return null;
    }

    @Override
    public void walk(Visit visit, Walk walk) {
        Datagram datagram = visit.datagram();
        int records = records(datagram);
        // The sequence counts flows; what the header says beyond the records that are there is no count to go by.
        visit.session().arrived(datagram, records, records == counted(datagram));
        visit.counts().addRecords(SetKind.DATA, records);
        // The top two bits are the sampling mode.
        visit.session().headerRate(Wire.u16(datagram.bytes(), datagram.offset() + 22) & 0x3fff);
        if (records > 0) {
            int start = datagram.offset() + HEADER;
            walk.add(this, visit.session(), datagram, start, start + records * RECORD);
        }
    }

    /** How many records there are: what the header says, but no more than are whole; the difference is counted. */
    private int records(Datagram datagram) {
        int counted = counted(datagram);
        int body = datagram.length() - HEADER;
        int present = body / RECORD;
        if (counted > present) {
            faults.onFault(Fault.V5_COUNT, datagram, 0);
        } else if (body > counted * RECORD) {
            faults.onFault(Fault.V5_TRAILING, datagram, 0);
        }
        return Math.min(counted, present);
    }

    /** How many records the header says there are. */
    private static int counted(Datagram datagram) {
        return Wire.u16(datagram.bytes(), datagram.offset() + 2);
    }

    @Override
    public int id() {
        return 0;
    }

    @Override
    public Layout layout() {
        return binding.layout();
    }

    @Override
    public Binding binding() {
        return binding;
    }
}
