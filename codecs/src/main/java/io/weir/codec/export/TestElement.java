// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

/**
 * An information element of test traffic: its numbers, widths and values.
 *
 * <p>Most have one number; addresses have one per family, times one per protocol. Elements without a meaning to Weir's
 * columns hold random bits.
 */
public enum TestElement {
    /** Bytes. */
    OCTETS(1, 8),
    /** Bytes in five bytes. */
    OCTETS_5(1, 5),
    /** Packets. */
    PACKETS(2, 8),
    /** Packets in three bytes. */
    PACKETS_3(2, 3),
    /** Flows aggregated. */
    FLOWS(3, 8),
    /** IP protocol. */
    PROTOCOL(4, 1),
    /** Type of service. */
    TOS(5, 1),
    /** TCP flags. */
    TCP_FLAGS(6, 1),
    /** TCP flags in two bytes. */
    TCP_FLAGS_2(6, 2),
    /** Source port. */
    SRC_PORT(7, 2),
    /** Source address. */
    SRC_ADDR(Kind.ADDRESS, 8, 27),
    /** Source prefix length. */
    SRC_MASK(0, 9, 29, 1, Kind.NUMBER),
    /** Input interface. */
    IN_IF(10, 4),
    /** Input interface in two bytes. */
    IN_IF_2(10, 2),
    /** Destination port. */
    DST_PORT(11, 2),
    /** Destination address. */
    DST_ADDR(Kind.ADDRESS, 12, 28),
    /** Destination prefix length. */
    DST_MASK(0, 13, 30, 1, Kind.NUMBER),
    /** Output interface. */
    OUT_IF(14, 4),
    /** Output interface in two bytes. */
    OUT_IF_2(14, 2),
    /** Next hop. */
    NEXT_HOP(Kind.ADDRESS, 15, 62),
    /** Source AS. */
    SRC_AS(16, 4),
    /** Destination AS. */
    DST_AS(17, 4),
    /** BGP next hop. */
    BGP_NEXT_HOP(Kind.ADDRESS, 18, 63),
    /** Start: uptime in v9 (22), milliseconds in IPFIX (152). */
    START(Kind.TIME, 22, 152),
    /** End: uptime in v9 (21), milliseconds in IPFIX (153). */
    END(Kind.TIME, 21, 153),
    /** Smallest packet. */
    MIN_LENGTH(25, 2),
    /** Largest packet. */
    MAX_LENGTH(26, 2),
    /** IPv6 flow label; 0 for IPv4. */
    FLOW_LABEL(31, 4),
    /** ICMP type and code. */
    ICMP(0, 32, 139, 2, Kind.NUMBER),
    /** The sampler that chose the packets, always 1. */
    SAMPLER_ID(48, 1),
    /** Time to live, the smallest. */
    MIN_TTL(52, 1),
    /** Time to live, the largest. */
    MAX_TTL(53, 1),
    /** Fragment id. */
    FRAGMENT_ID(54, 4),
    /** Type of service on the way out. */
    OUT_TOS(55, 1),
    /** Source MAC. */
    SRC_MAC(56, 6),
    /** VLAN on the way in. */
    SRC_VLAN(58, 2),
    /** VLAN on the way out. */
    DST_VLAN(59, 2),
    /** 4 or 6. */
    IP_VERSION(60, 1),
    /** 0 in, 1 out. */
    DIRECTION(61, 1),
    /** Top label stack entry, three bytes. */
    MPLS_1(70, 3),
    /** Second label stack entry. */
    MPLS_2(71, 3),
    /** Third label stack entry. */
    MPLS_3(72, 3),
    /** Destination MAC. */
    DST_MAC(80, 6),
    /** Interface name, variable length. */
    INTERFACE_NAME(Kind.TEXT, 82, 82),
    /** Fragment offset. */
    FRAGMENT_OFFSET(88, 2),
    /** Forwarding status. */
    FORWARDING(89, 1),
    /** Application id. */
    APPLICATION_ID(95, 4),
    /** Application name, variable length. */
    APPLICATION_NAME(Kind.TEXT, 96, 96),
    /** Next AS. */
    NEXT_AS(128, 4),
    /** Previous AS. */
    PREVIOUS_AS(129, 4),
    /** Why the flow ended, always 3: its end was seen. */
    END_REASON(136, 1),
    /** Observation point. */
    OBSERVATION_POINT(138, 4),
    /** Flow id. */
    FLOW_ID(148, 8),
    /** TCP sequence number. */
    TCP_SEQUENCE(184, 4),
    /** TCP acknowledgement. */
    TCP_ACK(185, 4),
    /** TCP window. */
    TCP_WINDOW(186, 2),
    /** TCP urgent pointer. */
    TCP_URGENT(187, 2),
    /** Length of TCP headers. */
    TCP_HEADER(188, 1),
    /** Length of IP headers. */
    IP_HEADER(189, 1),
    /** Total length of IPv4 packets. */
    IP_TOTAL(190, 2),
    /** DSCP. */
    DSCP(195, 1),
    /** Precedence. */
    PRECEDENCE(196, 1),
    /** Fragment flags: three bits, then zeros. */
    FRAGMENT_FLAGS(197, 1),
    /** Padding. */
    PADDING(210, 3),
    /** Source port after translation. */
    NAT_SRC_PORT(227, 2),
    /** Destination port after translation. */
    NAT_DST_PORT(228, 2),
    /** Translation event. */
    NAT_EVENT(230, 1),
    /** VRF on the way in. */
    IN_VRF(234, 4),
    /** VRF on the way out. */
    OUT_VRF(235, 4),
    /** VLAN of the outer tag. */
    DOT1Q_VLAN(243, 2),
    /** Priority of the outer tag. */
    DOT1Q_PRIORITY(244, 1),
    /** VLAN of the inner tag. */
    CUSTOMER_VLAN(245, 2),
    /** Physical interface on the way in. */
    IN_PHYSICAL(252, 4),
    /** Physical interface on the way out. */
    OUT_PHYSICAL(253, 4),
    /** EtherType. */
    ETHER_TYPE(256, 2),
    /** Bytes of the way back (RFC 5103). */
    REVERSE_OCTETS(29_305, 1, 8, Kind.NUMBER),
    /** Packets of the way back (RFC 5103). */
    REVERSE_PACKETS(29_305, 2, 8, Kind.NUMBER),
    /** A number of an enterprise (RFC 5612's example). */
    ENTERPRISE_NUMBER(32_473, 100, 4, Kind.NUMBER),
    /** A text of an enterprise, variable length. */
    ENTERPRISE_TEXT(32_473, 101, 0, Kind.TEXT);

    /** The length that a template gives for variable length. */
    public static final int VARIABLE = 65_535;

    private final Kind kind;
    private final int enterprise;
    private final int id;
    private final int otherId;
    private final int width;

    TestElement(int id, int width) {
        this(0, id, id, width, Kind.NUMBER);
    }

    TestElement(Kind kind, int id, int otherId) {
        this(0, id, otherId, 0, kind);
    }

    TestElement(int enterprise, int id, int width, Kind kind) {
        this(enterprise, id, id, width, kind);
    }

    TestElement(int enterprise, int id, int otherId, int width, Kind kind) {
        this.enterprise = enterprise;
        this.id = id;
        this.otherId = otherId;
        this.width = width;
        this.kind = kind;
    }

    /** What a value is. */
    enum Kind { NUMBER, ADDRESS, TIME, TEXT }

    Kind kind() {
        return kind;
    }

    /** Enterprise number, 0 for IANA's own; NetFlow v9 has no room for it. */
    public int enterprise() {
        return enterprise;
    }

    /** Element number in the template of a family and protocol. */
    public int id(boolean ipv6, boolean ipfix) {
        boolean other = kind == Kind.TIME ? ipfix : ipv6;
        return other ? otherId : id;
    }

    /** Bytes in the template of a family and protocol; {@link #VARIABLE} for text. */
    public int width(boolean ipv6, boolean ipfix) {
        return switch (kind) {
            case NUMBER -> width;
            case ADDRESS -> ipv6 ? 16 : 4;
            case TIME -> ipfix ? 8 : 4;
            case TEXT -> VARIABLE;
        };
    }

    /** What a flow has here: numbers unsigned, cut to the element's width. Not for addresses, times and text. */
    public long number(TestFlow flow) {
        return width == 8 ? value(flow) : value(flow) & (1L << 8 * width) - 1;
    }

    private long value(TestFlow f) {
        return switch (this) {
            case OCTETS, OCTETS_5 -> f.bytes();
            case PACKETS, PACKETS_3 -> f.packets();
            case FLOWS, SAMPLER_ID -> 1;
            case PROTOCOL -> f.protocol();
            case TOS, OUT_TOS -> f.tos();
            case TCP_FLAGS, TCP_FLAGS_2 -> f.tcpFlags();
            case SRC_PORT, NAT_SRC_PORT -> f.srcPort();
            case DST_PORT, NAT_DST_PORT -> f.dstPort();
            case SRC_MASK -> f.srcMask();
            case DST_MASK -> f.dstMask();
            case IN_IF, IN_IF_2, IN_PHYSICAL -> f.inIf();
            case OUT_IF, OUT_IF_2, OUT_PHYSICAL -> f.outIf();
            case SRC_AS, PREVIOUS_AS -> f.srcAs();
            case DST_AS, NEXT_AS -> f.dstAs();
            default -> rare(f);
        };
    }

    private long rare(TestFlow f) {
        return switch (this) {
            case ICMP -> f.icmpTypeCode();
            case FLOW_LABEL -> f.ipv6() ? noise(f) & 0xf_ffff : 0;
            case SRC_MAC -> f.srcMac();
            case DST_MAC -> f.dstMac();
            case SRC_VLAN, DOT1Q_VLAN -> f.srcVlan();
            case DST_VLAN, CUSTOMER_VLAN -> f.dstVlan();
            case IP_VERSION -> f.ipv6() ? 6 : 4;
            case DIRECTION -> noise(f) & 1;
            case MPLS_1, MPLS_2 -> noise(f) & ~1L | 0x10;
            case MPLS_3 -> noise(f) | 1;
            case DSCP -> f.tos() >> 2;
            case MIN_TTL -> noise(f) | 1;
            case FRAGMENT_OFFSET -> noise(f) & 0x1fff;
            case FRAGMENT_FLAGS -> noise(f) & 0xe0;
            case FORWARDING -> 64;
            case END_REASON -> 3;
            case ETHER_TYPE -> f.ipv6() ? 0x86dd : 0x0800;
            case PADDING -> 0;
            default -> noise(f);
        };
    }

    private long noise(TestFlow flow) {
        return flow.noise(100 + ordinal());
    }
}
