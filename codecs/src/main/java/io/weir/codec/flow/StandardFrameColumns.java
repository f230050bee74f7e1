// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.frame.FrameGrammar;
import io.weir.codec.frame.Layer;
import io.weir.codec.wire.Wire;

/**
 * Right columns of a frame: of each kind of header the outermost one. Notes by which rules goflow2 would have printed
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
    /** Rules by their ordinals. */
    private int corrected;
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
        corrected = 0;
        behind = 0;
        parse(bytes, at, length, start);
        return (int) Math.max(length, behind - at);
    }

    /** The rules, as bits, by which the frame read last has another layer, size or value than goflow2 prints. */
    int corrected() {
        return corrected;
    }

    private void correct(Rule rule, boolean differs) {
        corrected |= differs ? 1 << rule.ordinal() : 0;
    }

    @Override
    public void onLayer(Layer layer, byte[] bytes, int at, int size, int end, boolean encapsulated) {
        note(layer, bytes, at, size, encapsulated);
        super.onLayer(layer, bytes, at, size, end, encapsulated);
    }

    private void note(Layer layer, byte[] bytes, int at, int size, boolean encapsulated) {
        switch (layer) {
            case ETHERNET, IPV6, UDP, ICMP, ICMPV6 -> { }
            // Behind GRE goflow2 takes what is in them for the outer packet.
            case DOT1Q, MPLS -> correct(Rule.FRAME_TUNNEL, encapsulated);
            case IPV4 -> correct(Rule.FRAME_IP, size != 20 || (Wire.u16(bytes, at + 6) & 0x1fff) != 0);
            case TCP -> correct(Rule.FRAME_LAYER, size != 20 + 4 * (Wire.u8(bytes, at + 13) >>> 4));
            case GRE -> correct(Rule.FRAME_TUNNEL, size != 4);
            // Layers that goflow2 does not read, and headers whose number it takes for the protocol.
            case VXLAN, GENEVE, TEREDO, ERSPAN, GTP_U -> correct(Rule.FRAME_TUNNEL, true);
            case IPV6_HEADER_ROUTING, IPV6_HEADER_FRAGMENT, IPV6_HEADER_OPTIONS, AH -> correct(Rule.FRAME_IP, true);
            case CONTROL_WORD -> correct(Rule.FRAME_MPLS, true);
            default -> correct(Rule.FRAME_LAYER, true);
        }
    }

    @Override
    void ethernet(byte[] bytes, int at) {
        if (ethernet) {
            correct(Rule.FRAME_MPLS, true);
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
        correct(Rule.FRAME_VLAN, vlan || control != id || record.number(Column.ETYPE) != DOT1Q);
        if (!vlan && id != 0) {
            put(Column.VLAN_ID, id);
            vlan = true;
        }
        put(Column.ETYPE, Wire.u16(bytes, at + 2));
    }

    @Override
    void labels(byte[] bytes, int at, int size, int end) {
        correct(Rule.FRAME_MPLS, labels || record.number(Column.ETYPE) != MPLS_UNICAST);
        for (int entry = at; entry < at + size - 4; entry += 4) {
            correct(Rule.FRAME_MPLS, Wire.u32(bytes, entry) >>> 12 <= LAST_RESERVED_LABEL);
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
        correct(Rule.FRAME_ICMP, Wire.u16(bytes, at) != 0);
    }
}
