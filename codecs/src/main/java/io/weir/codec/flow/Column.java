// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

/**
 * The fields of a record, in the order of goflow2's JSON line; {@link #ordinal()} is the index in {@link FlowRecord}.
 *
 * <p>Numbers are unsigned and fill the low bits of a {@code long}; addresses are 4 or 16 bytes in network order (a
 * router may send other lengths: they are kept, and print as no address).
 */
public enum Column {
    /** Kind of export, ordinal of FlowType. */
    TYPE("type", 1, Kind.NUMBER, 64),
    /** Receive time, nanoseconds since 1970 UTC. */
    TIME_RECEIVED_NS("time_received_ns", 110, Kind.NUMBER, 64),
    /** Sequence number of the datagram's header. */
    SEQUENCE_NUM("sequence_num", 4, Kind.NUMBER, 32),
    /** One packet of so many was sampled; 0 when unknown. */
    SAMPLING_RATE("sampling_rate", 3, Kind.NUMBER, 64),
    /** The exporter's address. */
    SAMPLER_ADDRESS("sampler_address", 11, Kind.ADDRESS, 0),
    /** First packet, nanoseconds since 1970 UTC. */
    TIME_FLOW_START_NS("time_flow_start_ns", 111, Kind.NUMBER, 64),
    /** Last packet, nanoseconds since 1970 UTC. */
    TIME_FLOW_END_NS("time_flow_end_ns", 112, Kind.NUMBER, 64),
    /** Octets of the flow as sampled. */
    BYTES("bytes", 9, Kind.NUMBER, 64),
    /** Packets of the flow as sampled. */
    PACKETS("packets", 10, Kind.NUMBER, 64),
    /** Source address. */
    SRC_ADDR("src_addr", 6, Kind.ADDRESS, 0),
    /** Destination address. */
    DST_ADDR("dst_addr", 7, Kind.ADDRESS, 0),
    /** EtherType. */
    ETYPE("etype", 30, Kind.NUMBER, 32),
    /** IP protocol number. */
    PROTO("proto", 20, Kind.NUMBER, 32),
    /** Source port. */
    SRC_PORT("src_port", 21, Kind.NUMBER, 32),
    /** Destination port. */
    DST_PORT("dst_port", 22, Kind.NUMBER, 32),
    /** SNMP index of the input interface. */
    IN_IF("in_if", 18, Kind.NUMBER, 32),
    /** SNMP index of the output interface. */
    OUT_IF("out_if", 19, Kind.NUMBER, 32),
    /** Source MAC address in the low 48 bits. */
    SRC_MAC("src_mac", 27, Kind.NUMBER, 64),
    /** Destination MAC address in the low 48 bits. */
    DST_MAC("dst_mac", 28, Kind.NUMBER, 64),
    /** VLAN id at the input. */
    SRC_VLAN("src_vlan", 33, Kind.NUMBER, 32),
    /** VLAN id at the output. */
    DST_VLAN("dst_vlan", 34, Kind.NUMBER, 32),
    /** VLAN id. */
    VLAN_ID("vlan_id", 29, Kind.NUMBER, 32),
    /** Type of service or traffic class byte. */
    IP_TOS("ip_tos", 23, Kind.NUMBER, 32),
    /** Forwarding status (element 89). */
    FORWARDING_STATUS("forwarding_status", 24, Kind.NUMBER, 32),
    /** Time to live or hop limit. */
    IP_TTL("ip_ttl", 25, Kind.NUMBER, 32),
    /** IPv4 flags, three bits. */
    IP_FLAGS("ip_flags", 38, Kind.NUMBER, 32),
    /** TCP flags, or-ed over the flow. */
    TCP_FLAGS("tcp_flags", 26, Kind.NUMBER, 32),
    /** ICMP type. */
    ICMP_TYPE("icmp_type", 31, Kind.NUMBER, 32),
    /** ICMP code. */
    ICMP_CODE("icmp_code", 32, Kind.NUMBER, 32),
    /** IPv6 flow label. */
    IPV6_FLOW_LABEL("ipv6_flow_label", 37, Kind.NUMBER, 32),
    /** IP identification. */
    FRAGMENT_ID("fragment_id", 35, Kind.NUMBER, 32),
    /** Fragment offset in units of eight octets. */
    FRAGMENT_OFFSET("fragment_offset", 36, Kind.NUMBER, 32),
    /** Source AS number. */
    SRC_AS("src_as", 14, Kind.NUMBER, 32),
    /** Destination AS number. */
    DST_AS("dst_as", 15, Kind.NUMBER, 32),
    /** Next hop router. */
    NEXT_HOP("next_hop", 12, Kind.ADDRESS, 0),
    /** AS number of the next hop. */
    NEXT_HOP_AS("next_hop_as", 13, Kind.NUMBER, 32),
    /** Prefix length of the source address. */
    SRC_NET("src_net", 16, Kind.NUMBER, 32),
    /** Prefix length of the destination address. */
    DST_NET("dst_net", 17, Kind.NUMBER, 32),
    /** BGP next hop. */
    BGP_NEXT_HOP("bgp_next_hop", 100, Kind.ADDRESS, 0),
    /** BGP communities. */
    BGP_COMMUNITIES("bgp_communities", 101, Kind.NUMBERS, 32),
    /** AS path. */
    AS_PATH("as_path", 102, Kind.NUMBERS, 32),
    /** TTL of each label stack entry. */
    MPLS_TTL("mpls_ttl", 80, Kind.NUMBERS, 32),
    /** Label of each label stack entry. */
    MPLS_LABEL("mpls_label", 81, Kind.NUMBERS, 32),
    /** Addresses of the MPLS top label. */
    MPLS_IP("mpls_ip", 82, Kind.ADDRESSES, 0),
    /** IPFIX observation domain or NetFlow v9 source id. */
    OBSERVATION_DOMAIN_ID("observation_domain_id", 70, Kind.NUMBER, 32),
    /** Observation point. */
    OBSERVATION_POINT_ID("observation_point_id", 71, Kind.NUMBER, 32),
    /** Layers of a sampled frame, numbers of Layer. */
    LAYER_STACK("layer_stack", 103, Kind.NUMBERS, 32),
    /** Octets of each layer. */
    LAYER_SIZE("layer_size", 104, Kind.NUMBERS, 32),
    /** Addresses of the routing header. */
    IPV6_ROUTING_HEADER_ADDRESSES("ipv6_routing_header_addresses", 105, Kind.ADDRESSES, 0),
    /** Segments left. */
    IPV6_ROUTING_HEADER_SEG_LEFT("ipv6_routing_header_seg_left", 106, Kind.NUMBER, 32);

    /** All columns by ordinal; never modified. */
    private static final Column[] ALL = values();

    private final String jsonName;
    private final int protobufNumber;
    private final Kind kind;
    private final int bits;

    Column(String jsonName, int protobufNumber, Kind kind, int bits) {
        this.jsonName = jsonName;
        this.protobufNumber = protobufNumber;
        this.kind = kind;
        this.bits = bits;
    }

    /** Name in JSON and text output. */
    public String jsonName() {
        return jsonName;
    }

    /** Field number in goflow2's protobuf message. */
    public int protobufNumber() {
        return protobufNumber;
    }

    /** The form of the value. */
    public Kind kind() {
        return kind;
    }

    /** Width of a number, 32 or 64: wider values are cut to it. 0 for addresses. */
    public int bits() {
        return bits;
    }

    /** This column's bit in {@link FlowRecord#presence()}. */
    public long bit() {
        return 1L << ordinal();
    }

    /** The number of columns. */
    public static int count() {
        return ALL.length;
    }

    /** The column at {@code ordinal}. */
    public static Column at(int ordinal) {
        return ALL[ordinal];
    }

    /** The form of a column's value. */
    public enum Kind {
        /** One unsigned number: {@link FlowRecord#number}. */
        NUMBER,
        /** One address: {@link FlowRecord#array}, {@link FlowRecord#offset}, {@link FlowRecord#length}. */
        ADDRESS,
        /** A list of unsigned numbers: {@link FlowRecord#size}, {@link FlowRecord#item}. */
        NUMBERS,
        /** A list of addresses: {@link FlowRecord#itemOffset}, {@link FlowRecord#itemLength}. */
        ADDRESSES
    }
}
