// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.fixed;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Binding;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FaultListener;
import io.weir.codec.flow.Mapping;
import io.weir.codec.flow.RecordSource;
import io.weir.codec.protocol.SequenceUnit;
import io.weir.codec.state.SetKind;
import io.weir.codec.template.Layout;
import io.weir.codec.walk.ProtocolDecoder;
import io.weir.codec.walk.Visit;
import io.weir.codec.walk.Walk;
import io.weir.codec.wire.Wire;

/** NetFlow versions 1, 5 and 7: a header and some 30 records of one layout. One thread. */
public final class FixedDecoder implements ProtocolDecoder, RecordSource {
    private final FixedFormat format;
    private final int headerBytes;
    private final int recordBytes;
    private final boolean numbered;
    private final boolean engine;
    private final Binding binding;
    private final FaultListener faults;
    /** The same version with longer records, null if it has none. */
    private final FixedDecoder longer;

    private FixedDecoder(FixedFormat format, boolean correct, FaultListener faults, FixedDecoder longer) {
        this.format = format;
        this.headerBytes = format.headerBytes();
        this.recordBytes = format.layout().fixedLength();
        this.numbered = format.protocol().sequenceUnit() != SequenceUnit.NONE;
        this.engine = format.hasEngine();
        this.binding = Binding.of(format.layout(), format.protocol(), correct, Mapping.NONE);
        this.faults = faults;
        this.longer = longer;
    }

    /** A decoder of version 1, which goflow2 does not read: its values are always right. */
    public static FixedDecoder netFlow1(FaultListener faults) {
        FixedDecoder longer = new FixedDecoder(FixedFormat.NETFLOW_V1_LONG, true, faults, null);
        return new FixedDecoder(FixedFormat.NETFLOW_V1, true, faults, longer);
    }

    /** A decoder of version 5; {@code correct} as in {@link Binding#of}. */
    public static FixedDecoder netFlow5(boolean correct, FaultListener faults) {
        return new FixedDecoder(FixedFormat.NETFLOW_V5, correct, faults, null);
    }

    /** A decoder of version 7, which goflow2 does not read: its values are always right. */
    public static FixedDecoder netFlow7(FaultListener faults) {
        return new FixedDecoder(FixedFormat.NETFLOW_V7, true, faults, null);
    }

    @Override
    public int headerBytes() {
        return headerBytes;
    }

    @Override
    public Fault header(Datagram datagram) {
        byte[] b = datagram.bytes();
        int at = datagram.offset();
        long nanoseconds = Wire.u32(b, at + 12);
        long ms = 1000 * Wire.u32(b, at + 8) + nanoseconds / 1_000_000;
        datagram.header(format.protocol(), engine ? Wire.u16(b, at + 20) : 0, numbered ? Wire.u32(b, at + 16) : 0, ms,
            (int) (nanoseconds % 1_000_000), Wire.u32(b, at + 4));
        return null;
    }

    @Override
    public void walk(Visit visit, Walk walk) {
        if (longer != null && longer.isWhole(visit.datagram())) {
            longer.records(visit, walk);
        } else {
            records(visit, walk);
        }
    }

    /** Whether the datagram is just as long as the records that its header counts. */
    private boolean isWhole(Datagram datagram) {
        int counted = counted(datagram);
        return counted > 0 && datagram.length() == headerBytes + counted * recordBytes;
    }

    private void records(Visit visit, Walk walk) {
        Datagram datagram = visit.datagram();
        int records = records(datagram);
        if (numbered) {
            // The sequence counts flows; what the header says beyond the records that are there is no count to go by.
            visit.session().arrived(datagram, records, records == counted(datagram));
        }
        visit.counts().addRecords(SetKind.DATA, records);
        if (engine) {
            // The top two bits are the sampling mode.
            visit.session().headerRate(Wire.u16(datagram.bytes(), datagram.offset() + 22) & 0x3fff);
        }
        if (records > 0) {
            int start = datagram.offset() + headerBytes;
            walk.add(this, visit.session(), datagram, start, start + records * recordBytes);
        }
    }

    /** How many records there are: what the header says, but no more than are whole; the difference is counted. */
    private int records(Datagram datagram) {
        int counted = counted(datagram);
        int body = datagram.length() - headerBytes;
        int present = body / recordBytes;
        if (counted > present) {
            faults.onFault(Fault.V5_COUNT, datagram, 0);
        } else if (body > counted * recordBytes) {
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
