// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import io.weir.codec.export.SFlowExporter;
import io.weir.codec.export.TestElement;
import io.weir.codec.export.TestFlow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a collector must print for a flow, worked out from the flow alone: no decoder or renderer takes part. */
final class Expectation {
    private static final List<String> ZERO = List.of("vlan_id", "src_vlan", "dst_vlan", "forwarding_status", "ip_ttl",
        "ip_flags", "icmp_type", "icmp_code", "ipv6_flow_label", "fragment_id", "fragment_offset", "next_hop_as",
        "observation_domain_id", "observation_point_id", "ipv6_routing_header_seg_left");
    private static final List<String> EMPTY = List.of("bgp_communities", "as_path", "mpls_ttl", "mpls_label", "mpls_ip",
        "layer_stack", "layer_size", "ipv6_routing_header_addresses");
    private static final String NO_MAC = "00:00:00:00:00:00";
    private static final long MS_NS = 1_000_000;

    private final TestedProtocol protocol;
    private final TestFlow flow;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private Expectation(TestedProtocol protocol, TestFlow flow) {
        this.protocol = protocol;
        this.flow = flow;
    }

    /** The fields of the line, but for the receive time, and the exporter's address where it is not known. */
    static Map<String, String> of(TestedProtocol protocol, TestFlow flow, Head head, List<TestElement> elements) {
        Expectation line = new Expectation(protocol, flow);
        line.empty();
        line.head(head);
        List<Long> labels = new ArrayList<>();
        for (TestElement element : elements) {
            line.element(element, labels);
        }
        if (protocol.hasSamples()) {
            line.sample();
        } else if (!elements.contains(TestElement.ICMP) && flow.icmpTypeCode() != 0) {
            line.icmp();
        }
        if (!labels.isEmpty()) {
            line.put("mpls_label", labels.toString().replace(" ", ""));
        }
        return line.fields;
    }

    private void empty() {
        ZERO.forEach(name -> put(name, 0));
        EMPTY.forEach(name -> put(name, "[]"));
        put("src_mac", NO_MAC);
        put("dst_mac", NO_MAC);
        put("bgp_next_hop", "");
    }

    private void head(Head head) {
        put("type", protocol.name());
        put("sequence_num", head.sequence());
        put("sampling_rate", flow.samplingRate());
        put("etype", flow.ipv6() ? "IPv6" : "IPv4");
        if (!head.sampler().isEmpty()) {
            put("sampler_address", head.sampler());
        }
        if (protocol.hasTemplates()) {
            put("observation_domain_id", head.domain());
        }
    }

    private void element(TestElement element, List<Long> labels) {
        switch (element) {
            case SRC_ADDR, DST_ADDR, NEXT_HOP, BGP_NEXT_HOP, SRC_MASK, DST_MASK, START, END -> place(element);
            case MPLS_1, MPLS_2, MPLS_3 -> labels.add(element.number(flow) >> 4);
            case SRC_AS, DST_AS -> as(element);
            case OCTETS, PACKETS, PROTOCOL, TOS, TCP_FLAGS, SRC_PORT, DST_PORT, IN_IF, OUT_IF -> usual(element);
            default -> rare(element);
        }
    }

    private void place(TestElement element) {
        switch (element) {
            case SRC_ADDR -> put("src_addr", address(flow.srcHi(), flow.srcLo()));
            case DST_ADDR -> put("dst_addr", address(flow.dstHi(), flow.dstLo()));
            case NEXT_HOP -> put("next_hop", address(flow.nextHopHi(), flow.nextHopLo()));
            case BGP_NEXT_HOP -> put("bgp_next_hop", address(flow.nextHopHi(), flow.bgpNextHopLo()));
            case SRC_MASK -> put("src_net",
                AddressText.network(flow.ipv6(), flow.srcHi(), flow.srcLo(), flow.srcMask()));
            case DST_MASK -> put("dst_net",
                AddressText.network(flow.ipv6(), flow.dstHi(), flow.dstLo(), flow.dstMask()));
            case START -> put("time_flow_start_ns", flow.startMs() * MS_NS);
            default -> put("time_flow_end_ns", flow.endMs() * MS_NS);
        }
    }

    private String address(long hi, long lo) {
        return AddressText.address(flow.ipv6(), hi, lo);
    }

    /** v5 has room for 16 bits (RFC 6793). */
    private void as(TestElement element) {
        long as = element.number(flow);
        put(element == TestElement.SRC_AS ? "src_as" : "dst_as",
            protocol == TestedProtocol.NETFLOW_V5 ? TestFlow.as16(as) : as);
    }

    private void usual(TestElement element) {
        switch (element) {
            case OCTETS -> put("bytes", flow.bytes());
            case PACKETS -> put("packets", flow.packets());
            case PROTOCOL -> put("proto", protocolName());
            case TOS -> put("ip_tos", flow.tos());
            case TCP_FLAGS -> put("tcp_flags", flow.tcpFlags());
            case SRC_PORT -> put("src_port", flow.srcPort());
            case DST_PORT -> put("dst_port", flow.dstPort());
            case IN_IF -> put("in_if", flow.inIf());
            default -> put("out_if", flow.outIf());
        }
    }

    /** One packet, and what its headers say beyond the elements. */
    private void sample() {
        put("packets", 1);
        put("bytes", SFlowExporter.frameBytes(flow));
        put("src_as", 0);
        put("dst_as", 0);
        put("ip_ttl", 64);
        String upper = flow.protocol() == 58 ? "ICMPv6" : protocolName();
        int upperBytes = flow.protocol() == 6 ? 20 : 8;
        put("layer_stack", "[\"Ethernet\",\"Dot1Q\",\"" + fields.get("etype") + "\",\"" + upper + "\"]");
        put("layer_size", "[14,4," + (flow.ipv6() ? 40 : 20) + "," + upperBytes + "]");
        if (!flow.ipv6()) {
            put("fragment_id", flow.index() & 0xffff);
            put("ip_flags", 2);
        }
        if (flow.srcPort() == 0) {
            put("dst_port", 0);
        }
    }

    private String protocolName() {
        return switch (flow.protocol()) {
            case 1 -> "ICMP";
            case 6 -> "TCP";
            case 17 -> "UDP";
            default -> "IPv6-ICMP";
        };
    }

    /** Elements that are not here have no field of their own. */
    private void rare(TestElement element) {
        switch (element) {
            case ICMP -> icmp();
            case NEXT_AS -> put("next_hop_as", element.number(flow));
            case SRC_VLAN -> {
                put("src_vlan", flow.srcVlan());
                put("vlan_id", flow.srcVlan());
            }
            case DST_VLAN -> put("dst_vlan", flow.dstVlan());
            case SRC_MAC -> put("src_mac", mac(flow.srcMac()));
            case DST_MAC -> put("dst_mac", mac(flow.dstMac()));
            case MIN_TTL -> put("ip_ttl", element.number(flow));
            case FORWARDING -> put("forwarding_status", element.number(flow));
            case FLOW_LABEL -> put("ipv6_flow_label", element.number(flow));
            case FRAGMENT_ID -> put("fragment_id", element.number(flow));
            case FRAGMENT_OFFSET -> put("fragment_offset", element.number(flow));
            case FRAGMENT_FLAGS -> put("ip_flags", element.number(flow) >> 5);
            case OBSERVATION_POINT -> put("observation_point_id", element.number(flow));
            default -> {
            }
        }
    }

    /** In an element of its own, or else as the destination port. */
    private void icmp() {
        put("icmp_type", flow.icmpTypeCode() >> 8);
        put("icmp_code", flow.icmpTypeCode() & 0xff);
    }

    private static String mac(long value) {
        return String.format("%012x", value).replaceAll("..(?!$)", "$0:");
    }

    private void put(String name, Object value) {
        fields.put(name, String.valueOf(value));
    }
}
