// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.sflow;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Binding;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FlowEdit;
import io.weir.codec.flow.RecordReader;
import io.weir.codec.flow.RecordSource;
import io.weir.codec.flow.Rule;
import io.weir.codec.frame.Layer;
import io.weir.codec.template.Layout;
import io.weir.codec.wire.Wire;

/** Fills the columns of one flow sample from its records, in their order: later ones overwrite. One thread. */
public final class SampleReader implements RecordSource {
    private static final int RAW_HEADER = 1;
    private static final int ETHERNET = 2;
    private static final int IPV4 = 3;
    private static final int IPV6 = 4;
    private static final int EXTENDED_SWITCH = 1001;
    private static final int EXTENDED_ROUTER = 1002;
    private static final int EXTENDED_GATEWAY = 1003;
    private static final long ETHERTYPE_IPV4 = 0x0800;
    private static final long ETHERTYPE_IPV6 = 0x86dd;

    private final RecordReader reader;
    private final FlowEdit record;
    private final boolean correct;
    private final GatewayReader gateway;
    private byte[] bytes;

    /** One that fills {@code reader}'s record; {@code correct} as in {@code Binding}. */
    public SampleReader(RecordReader reader, boolean correct) {
        this.reader = reader;
        this.record = new FlowEdit(reader.record());
        this.correct = correct;
        this.gateway = new GatewayReader(reader, record, correct);
    }

    @Override
    public int id() {
        return 0;
    }

    @Override
    public Layout layout() {
        return null;
    }

    @Override
    public Binding binding() {
        return null;
    }

    @Override
    public long rate(Datagram datagram, int start) {
        return Wire.u32(datagram.bytes(), start + form(datagram.bytes(), start).rateAt());
    }

    /** Fills the record from the sample whose body is {@code start} to {@code end} and at least as long as its form. */
    @Override
    public void read(Datagram datagram, int start, int end) {
        bytes = datagram.bytes();
        SampleForm form = form(bytes, start);
        reader.begin(start, end - start);
        record.set(Column.PACKETS, 1);
        int at = start + form.least();
        interfaces(form, at);
        long left = Wire.u32(bytes, at - 4);
        for (; left > 0 && end - at >= SFlowDecoder.PREFIX; left--) {
            long length = Wire.u32(bytes, at + 4);
            if (length > end - at - SFlowDecoder.PREFIX) {
                break;
            }
            int body = at + SFlowDecoder.PREFIX;
            if (!record(Wire.u32(bytes, at), body, (int) length)) {
                reader.refuse(Fault.SAMPLE_RECORD_SHORT);
            }
            at = body + (int) length;
        }
        if (left > 0) {
            reader.refuse(Fault.SAMPLE_RECORD_TRUNCATED);
        }
    }

    /** That of the sample whose body starts at {@code start}. */
    private static SampleForm form(byte[] bytes, int start) {
        return SampleForm.of(Wire.u32(bytes, start - SFlowDecoder.PREFIX));
    }

    private void interfaces(SampleForm form, int behind) {
        if (form == SampleForm.FLOW) {
            record.set(Column.IN_IF, index(Wire.u32(bytes, behind - 12)));
            record.set(Column.OUT_IF, index(Wire.u32(bytes, behind - 8)));
        } else {
            record.set(Column.IN_IF, index(Wire.u32(bytes, behind - 20), Wire.u32(bytes, behind - 16)));
            record.set(Column.OUT_IF, index(Wire.u32(bytes, behind - 12), Wire.u32(bytes, behind - 8)));
        }
    }

    /** The compact form has what the number means in its top two bits. */
    private long index(long value) {
        return correct && value != 0 && (value >>> 30 != 0 || value == 0x3fff_ffff) ? none() : value;
    }

    /** Only form 0 is an interface: 1 says why it was dropped, 2 how many it left by; all bits set is none. */
    private long index(long form, long value) {
        return correct && value != 0 && (form != 0 || value == 0xffff_ffffL) ? none() : value;
    }

    private long none() {
        reader.corrected(Rule.SFLOW_INTERFACE);
        return 0;
    }

    /** Whether the record has all the bytes that its format needs. */
    private boolean record(long format, int at, int length) {
        return switch ((int) Math.min(format, Integer.MAX_VALUE)) {
            case RAW_HEADER -> length >= 16 && rawHeader(at, length);
            case ETHERNET -> length >= 24 && ethernet(at);
            case IPV4 -> length >= 32 && ip(at, 4, ETHERTYPE_IPV4);
            case IPV6 -> length >= 56 && ip(at, 16, ETHERTYPE_IPV6);
            case EXTENDED_SWITCH -> length >= 16 && extendedSwitch(at);
            case EXTENDED_ROUTER -> extendedRouter(at, at + length);
            case EXTENDED_GATEWAY -> gateway.read(bytes, at, at + length);
            default -> true;
        };
    }

    private boolean rawHeader(int at, int length) {
        record.set(Column.BYTES, Wire.u32(bytes, at + 4));
        long captured = correct ? Math.min(length - 16, Wire.u32(bytes, at + 12)) : length - 16;
        Layer first = first((int) Wire.u32(bytes, at));
        if (first != null) {
            reader.frame(first, at + 16, (int) captured, correct);
        }
        return true;
    }

    /** What the frame begins with, by the header protocol; goflow2 reads Ethernet only. */
    private Layer first(int protocol) {
        return switch (protocol) {
            case 1 -> Layer.ETHERNET;
            case 11 -> correct ? Layer.IPV4 : null;
            case 12 -> correct ? Layer.IPV6 : null;
            case 13 -> correct ? Layer.MPLS : null;
            default -> null;
        };
    }

    private boolean ethernet(int at) {
        if (correct && !record.record().has(Column.ETYPE)) {
            record.set(Column.BYTES, Wire.u32(bytes, at));
            record.set(Column.SRC_MAC, Wire.uint(bytes, at + 4, 6));
            record.set(Column.DST_MAC, Wire.uint(bytes, at + 12, 6));
            record.set(Column.ETYPE, Wire.u32(bytes, at + 20));
            reader.corrected(Rule.SFLOW_RECORD);
        }
        return true;
    }

    private boolean ip(int at, int addressBytes, long etherType) {
        int ports = at + 8 + 2 * addressBytes;
        record.set(Column.BYTES, Wire.u32(bytes, at));
        record.set(Column.PROTO, Wire.u32(bytes, at + 4));
        record.address(Column.SRC_ADDR, at + 8, addressBytes);
        record.address(Column.DST_ADDR, at + 8 + addressBytes, addressBytes);
        record.set(Column.SRC_PORT, Wire.u32(bytes, ports));
        record.set(Column.DST_PORT, Wire.u32(bytes, ports + 4));
        record.set(Column.IP_TOS, Wire.u32(bytes, ports + 12));
        record.set(Column.ETYPE, etherType);
        long flags = Wire.u32(bytes, ports + 8);
        if (correct && flags != 0) {
            record.set(Column.TCP_FLAGS, flags);
            reader.corrected(Rule.SFLOW_RECORD);
        }
        return true;
    }

    private boolean extendedSwitch(int at) {
        record.set(Column.SRC_VLAN, Wire.u32(bytes, at));
        record.set(Column.DST_VLAN, Wire.u32(bytes, at + 8));
        return true;
    }

    private boolean extendedRouter(int at, int end) {
        int address = Xdr.addressLength(bytes, at, end);
        if (address < 0 || end - at < 12 + address) {
            return false;
        }
        if (!correct || address > 0) {
            record.address(Column.NEXT_HOP, at + 4, address);
        }
        record.set(Column.SRC_NET, Wire.u32(bytes, at + 4 + address));
        record.set(Column.DST_NET, Wire.u32(bytes, at + 8 + address));
        return true;
    }
}
