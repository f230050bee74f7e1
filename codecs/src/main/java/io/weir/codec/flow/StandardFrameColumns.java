// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.frame.FrameGrammar;
import io.weir.codec.frame.Layer;
import io.weir.codec.wire.Wire;

/**
 * Right columns of a frame: of each kind of header the outermost one. Notes whether goflow2 would have printed
 * something else.
 *
 * <p>vlan_id is the outermost tag's that names a VLAN: in 802.1ad the service VLAN, as IANA defines dot1qVlanId (243);
 * a tag of VLAN 0 has a priority alone. A frame behind labels (a pseudowire) is no packet inside another: its addresses
 * and ports are columns, its MAC addresses and labels only where there are no outer ones.
 */
final class StandardFrameColumns extends FrameColumns {
    private static final int VLAN = 0xfff;
    private static final int DOT1Q = 0x8100;
    private static final int MPLS_UNICAST = 0x8847;
    private static final int LAST_RESERVED_LABEL = 15;

    private boolean ethernet;
    private boolean labels;
    private boolean vlan;
    private boolean corrected;
    private long behind;

    StandardFrameColumns(FlowRecord record, FrameMapping mapping, MappedColumns columns) {
        super(record, FrameGrammar.STANDARD, mapping, columns);
    }

    /**
     * Reads a frame.
     *
     * @return its octets: those captured, or as many as its IP header tells where the capture is cut
     */
    int read(byte[] bytes, int at, int length, Layer start) {
        ethernet = false;
        labels = false;
        vlan = false;
        corrected = false;
        behind = 0;
        parse(bytes, at, length, start);
        return (int) Math.max(length, behind - at);
    }

    /** Whether goflow2 would have printed another layer, size or value of the frame read last. */
    boolean isCorrected() {
        return corrected;
    }

    @Override
    public void onLayer(Layer layer, byte[] bytes, int at, int size, int end, boolean encapsulated) {
        corrected |= isCorrected(layer, bytes, at, size, encapsulated);
        super.onLayer(layer, bytes, at, size, end, encapsulated);
    }

    private static boolean isCorrected(Layer layer, byte[] bytes, int at, int size, boolean encapsulated) {
        return switch (layer) {
            case ETHERNET, IPV6, UDP, ICMP, ICMPV6 -> false;
            // Behind GRE goflow2 takes what is in them for the outer packet.
            case DOT1Q, MPLS -> encapsulated;
            case IPV4 -> size != 20 || (Wire.u16(bytes, at + 6) & 0x1fff) != 0;
            case TCP -> size != 20 + 4 * (Wire.u8(bytes, at + 13) >>> 4);
            case GRE -> size != 4;
            // Layers that goflow2 does not read, and headers whose number it takes for the protocol.
            default -> true;
        };
    }

    @Override
    void ethernet(byte[] bytes, int at) {
        if (ethernet) {
            corrected = true;
            put(Column.ETYPE, Wire.u16(bytes, at + 12));
        } else {
            super.ethernet(bytes, at);
        }
        ethernet = true;
    }

    @Override
    void tag(byte[] bytes, int at) {
        int control = Wire.u16(bytes, at);
        int id = control & VLAN;
        corrected |= vlan || control != id || record.number(Column.ETYPE) != DOT1Q;
        if (!vlan && id != 0) {
            put(Column.VLAN_ID, id);
            vlan = true;
        }
        put(Column.ETYPE, Wire.u16(bytes, at + 2));
    }

    @Override
    void labels(byte[] bytes, int at, int size, int end) {
        corrected |= labels || record.number(Column.ETYPE) != MPLS_UNICAST;
        for (int entry = at; entry < at + size - 4; entry += 4) {
            corrected |= Wire.u32(bytes, entry) >>> 12 <= LAST_RESERVED_LABEL;
        }
        if (!labels) {
            super.labels(bytes, at, size, end);
        }
        labels = true;
    }

    @Override
    void ipv4(byte[] bytes, int at) {
        super.ipv4(bytes, at);
        put(Column.ETYPE, etherType(Layer.IPV4));
        behind = at + Wire.u16(bytes, at + 2);
    }

    @Override
    void ipv6(byte[] bytes, int at) {
        super.ipv6(bytes, at);
        put(Column.ETYPE, etherType(Layer.IPV6));
        behind = at + 40 + Wire.u16(bytes, at + 4);
    }

    @Override
    void routing(byte[] bytes, int at, int size, int end) {
        super.routing(bytes, at, size, end);
        protocol(bytes, at);
    }

    /** The reserved bits beside "more fragments" are no flags, RFC 8200 section 4.5. */
    @Override
    void fragment(byte[] bytes, int at) {
        super.fragment(bytes, at);
        put(Column.IP_FLAGS, Wire.u16(bytes, at + 2) & 1);
        protocol(bytes, at);
    }

    @Override
    void other(Layer layer, byte[] bytes, int at) {
        switch (layer) {
            case ICMP, ICMPV6 -> icmp(bytes, at);
            case IPV6_HEADER_OPTIONS, AH -> protocol(bytes, at);
            default -> { }
        }
    }

    /** The protocol is what the last extension header says, IANA protocolIdentifier (4). */
    private void protocol(byte[] bytes, int at) {
        put(Column.PROTO, Wire.u8(bytes, at));
    }

    private void icmp(byte[] bytes, int at) {
        put(Column.ICMP_TYPE, Wire.u8(bytes, at));
        put(Column.ICMP_CODE, Wire.u8(bytes, at + 1));
        corrected |= Wire.u16(bytes, at) != 0;
    }
}
