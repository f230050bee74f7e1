// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * A field of a record. The constants are goflow2's, in the order of its JSON line; a {@link Schema} may have more
 * behind them. Immutable; two columns are the same if they are the same object.
 *
 * <p>Numbers are unsigned and fill the low bits of a {@code long}; addresses are 4 or 16 bytes in network order (a
 * router may send other lengths: they are kept, and print as no address).
 */
public final class Column {
    private static final List<Column> MADE = new ArrayList<>();

    /** Kind of export, number of FlowType. */
    public static final Column TYPE = standard("type", 1, Kind.NUMBER, 64);
    /** Receive time, nanoseconds since 1970 UTC. */
    public static final Column TIME_RECEIVED_NS = standard("time_received_ns", 110, Kind.NUMBER, 64);
    /** Sequence number of the datagram's header. */
    public static final Column SEQUENCE_NUM = standard("sequence_num", 4, Kind.NUMBER, 32);
    /** One packet of so many was sampled; 0 when unknown. */
    public static final Column SAMPLING_RATE = standard("sampling_rate", 3, Kind.NUMBER, 64);
    /** The exporter's address. */
    public static final Column SAMPLER_ADDRESS = standard("sampler_address", 11, Kind.ADDRESS, 0);
    /** First packet, nanoseconds since 1970 UTC. */
    public static final Column TIME_FLOW_START_NS = standard("time_flow_start_ns", 111, Kind.NUMBER, 64);
    /** Last packet, nanoseconds since 1970 UTC. */
    public static final Column TIME_FLOW_END_NS = standard("time_flow_end_ns", 112, Kind.NUMBER, 64);
    /** Octets of the flow as sampled. */
    public static final Column BYTES = standard("bytes", 9, Kind.NUMBER, 64);
    /** Packets of the flow as sampled. */
    public static final Column PACKETS = standard("packets", 10, Kind.NUMBER, 64);
    /** Source address. */
    public static final Column SRC_ADDR = standard("src_addr", 6, Kind.ADDRESS, 0);
    /** Destination address. */
    public static final Column DST_ADDR = standard("dst_addr", 7, Kind.ADDRESS, 0);
    /** EtherType. */
    public static final Column ETYPE = standard("etype", 30, Kind.NUMBER, 32);
    /** IP protocol number. */
    public static final Column PROTO = standard("proto", 20, Kind.NUMBER, 32);
    /** Source port. */
    public static final Column SRC_PORT = standard("src_port", 21, Kind.NUMBER, 32);
    /** Destination port. */
    public static final Column DST_PORT = standard("dst_port", 22, Kind.NUMBER, 32);
    /** SNMP index of the input interface. */
    public static final Column IN_IF = standard("in_if", 18, Kind.NUMBER, 32);
    /** SNMP index of the output interface. */
    public static final Column OUT_IF = standard("out_if", 19, Kind.NUMBER, 32);
    /** Source MAC address in the low 48 bits. */
    public static final Column SRC_MAC = standard("src_mac", 27, Kind.NUMBER, 64);
    /** Destination MAC address in the low 48 bits. */
    public static final Column DST_MAC = standard("dst_mac", 28, Kind.NUMBER, 64);
    /** VLAN id at the input. */
    public static final Column SRC_VLAN = standard("src_vlan", 33, Kind.NUMBER, 32);
    /** VLAN id at the output. */
    public static final Column DST_VLAN = standard("dst_vlan", 34, Kind.NUMBER, 32);
    /** VLAN id. */
    public static final Column VLAN_ID = standard("vlan_id", 29, Kind.NUMBER, 32);
    /** Type of service or traffic class byte. */
    public static final Column IP_TOS = standard("ip_tos", 23, Kind.NUMBER, 32);
    /** Forwarding status (element 89). */
    public static final Column FORWARDING_STATUS = standard("forwarding_status", 24, Kind.NUMBER, 32);
    /** Time to live or hop limit. */
    public static final Column IP_TTL = standard("ip_ttl", 25, Kind.NUMBER, 32);
    /** IPv4 flags, three bits. */
    public static final Column IP_FLAGS = standard("ip_flags", 38, Kind.NUMBER, 32);
    /** TCP flags, or-ed over the flow. */
    public static final Column TCP_FLAGS = standard("tcp_flags", 26, Kind.NUMBER, 32);
    /** ICMP type. */
    public static final Column ICMP_TYPE = standard("icmp_type", 31, Kind.NUMBER, 32);
    /** ICMP code. */
    public static final Column ICMP_CODE = standard("icmp_code", 32, Kind.NUMBER, 32);
    /** IPv6 flow label. */
    public static final Column IPV6_FLOW_LABEL = standard("ipv6_flow_label", 37, Kind.NUMBER, 32);
    /** IP identification. */
    public static final Column FRAGMENT_ID = standard("fragment_id", 35, Kind.NUMBER, 32);
    /** Fragment offset in units of eight octets. */
    public static final Column FRAGMENT_OFFSET = standard("fragment_offset", 36, Kind.NUMBER, 32);
    /** Source AS number. */
    public static final Column SRC_AS = standard("src_as", 14, Kind.NUMBER, 32);
    /** Destination AS number. */
    public static final Column DST_AS = standard("dst_as", 15, Kind.NUMBER, 32);
    /** Next hop router. */
    public static final Column NEXT_HOP = standard("next_hop", 12, Kind.ADDRESS, 0);
    /** AS number of the next hop. */
    public static final Column NEXT_HOP_AS = standard("next_hop_as", 13, Kind.NUMBER, 32);
    /** Prefix length of the source address. */
    public static final Column SRC_NET = standard("src_net", 16, Kind.NUMBER, 32);
    /** Prefix length of the destination address. */
    public static final Column DST_NET = standard("dst_net", 17, Kind.NUMBER, 32);
    /** BGP next hop. */
    public static final Column BGP_NEXT_HOP = standard("bgp_next_hop", 100, Kind.ADDRESS, 0);
    /** BGP communities. */
    public static final Column BGP_COMMUNITIES = standard("bgp_communities", 101, Kind.NUMBERS, 32);
    /** AS path. */
    public static final Column AS_PATH = standard("as_path", 102, Kind.NUMBERS, 32);
    /** TTL of each label stack entry. */
    public static final Column MPLS_TTL = standard("mpls_ttl", 80, Kind.NUMBERS, 32);
    /** Label of each label stack entry. */
    public static final Column MPLS_LABEL = standard("mpls_label", 81, Kind.NUMBERS, 32);
    /** Addresses of the MPLS top label. */
    public static final Column MPLS_IP = standard("mpls_ip", 82, Kind.ADDRESSES, 0);
    /** IPFIX observation domain or NetFlow v9 source id. */
    public static final Column OBSERVATION_DOMAIN_ID = standard("observation_domain_id", 70, Kind.NUMBER, 32);
    /** Observation point. */
    public static final Column OBSERVATION_POINT_ID = standard("observation_point_id", 71, Kind.NUMBER, 32);
    /** Layers of a sampled frame, numbers of Layer. */
    public static final Column LAYER_STACK = standard("layer_stack", 103, Kind.NUMBERS, 32);
    /** Octets of each layer. */
    public static final Column LAYER_SIZE = standard("layer_size", 104, Kind.NUMBERS, 32);
    /** Addresses of the routing header. */
    public static final Column IPV6_ROUTING_HEADER_ADDRESSES
        = standard("ipv6_routing_header_addresses", 105, Kind.ADDRESSES, 0);
    /** Segments left. */
    public static final Column IPV6_ROUTING_HEADER_SEG_LEFT
        = standard("ipv6_routing_header_seg_left", 106, Kind.NUMBER, 32);

    private final int ordinal;
    private final String jsonName;
    private final int protobufNumber;
    private final Kind kind;
    private final int bits;

    /** A column at {@code ordinal} of a schema; the rest as its methods say. */
    Column(int ordinal, String jsonName, int protobufNumber, Kind kind, int bits) {
        this.ordinal = ordinal;
        this.jsonName = jsonName;
        this.protobufNumber = protobufNumber;
        this.kind = kind;
        this.bits = bits;
    }

    private static Column standard(String jsonName, int protobufNumber, Kind kind, int bits) {
        Column column = new Column(MADE.size(), jsonName, protobufNumber, kind, bits);
        MADE.add(column);
        return column;
    }

    /** goflow2's columns by ordinal. */
    static List<Column> standard() {
        return List.copyOf(MADE);
    }

    /** Its index in its schema, and in each {@link FlowRecord} of it; 0 and up. */
    public int ordinal() {
        return ordinal;
    }

    /** Name in JSON and text output. */
    public String jsonName() {
        return jsonName;
    }

    /** Field number in the protobuf message. */
    public int protobufNumber() {
        return protobufNumber;
    }

    /** The form of the value. */
    public Kind kind() {
        return kind;
    }

    /** Width of a number, 32 or 64: wider values are cut to it. 0 for bytes. */
    public int bits() {
        return bits;
    }

    /** This column's bit in the word of {@link FlowRecord#presence(int)} that {@link #word} names. */
    public long bit() {
        return 1L << ordinal;
    }

    /** The word of a record's presence that has this column's {@link #bit}: 0 for goflow2's columns. */
    public int word() {
        return ordinal >>> 6;
    }

    @Override
    public String toString() {
        return jsonName;
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
        ADDRESSES,
        /** Bytes of any meaning, read as an ADDRESS is. */
        BYTES,
        /** A list of bytes of any meaning, read as ADDRESSES are. */
        BYTES_LIST;

        /** Whether the value is a list. */
        public boolean isList() {
            return this == NUMBERS || this == ADDRESSES || this == BYTES_LIST;
        }

        /** Whether the value is numbers: one, or a list of them. */
        public boolean isNumeric() {
            return this == NUMBER || this == NUMBERS;
        }
    }
}
