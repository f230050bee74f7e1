// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import static io.weir.codec.export.TestElement.APPLICATION_ID;
import static io.weir.codec.export.TestElement.APPLICATION_NAME;
import static io.weir.codec.export.TestElement.BGP_NEXT_HOP;
import static io.weir.codec.export.TestElement.CUSTOMER_VLAN;
import static io.weir.codec.export.TestElement.DIRECTION;
import static io.weir.codec.export.TestElement.DOT1Q_PRIORITY;
import static io.weir.codec.export.TestElement.DOT1Q_VLAN;
import static io.weir.codec.export.TestElement.DSCP;
import static io.weir.codec.export.TestElement.DST_ADDR;
import static io.weir.codec.export.TestElement.DST_AS;
import static io.weir.codec.export.TestElement.DST_MAC;
import static io.weir.codec.export.TestElement.DST_MASK;
import static io.weir.codec.export.TestElement.DST_PORT;
import static io.weir.codec.export.TestElement.DST_VLAN;
import static io.weir.codec.export.TestElement.END;
import static io.weir.codec.export.TestElement.END_REASON;
import static io.weir.codec.export.TestElement.ENTERPRISE_NUMBER;
import static io.weir.codec.export.TestElement.ENTERPRISE_TEXT;
import static io.weir.codec.export.TestElement.ETHER_TYPE;
import static io.weir.codec.export.TestElement.FLOWS;
import static io.weir.codec.export.TestElement.FLOW_ID;
import static io.weir.codec.export.TestElement.FLOW_LABEL;
import static io.weir.codec.export.TestElement.FORWARDING;
import static io.weir.codec.export.TestElement.FRAGMENT_FLAGS;
import static io.weir.codec.export.TestElement.FRAGMENT_ID;
import static io.weir.codec.export.TestElement.FRAGMENT_OFFSET;
import static io.weir.codec.export.TestElement.ICMP;
import static io.weir.codec.export.TestElement.INTERFACE_NAME;
import static io.weir.codec.export.TestElement.IN_IF;
import static io.weir.codec.export.TestElement.IN_IF_2;
import static io.weir.codec.export.TestElement.IN_PHYSICAL;
import static io.weir.codec.export.TestElement.IN_VRF;
import static io.weir.codec.export.TestElement.IP_HEADER;
import static io.weir.codec.export.TestElement.IP_TOTAL;
import static io.weir.codec.export.TestElement.IP_VERSION;
import static io.weir.codec.export.TestElement.MAX_LENGTH;
import static io.weir.codec.export.TestElement.MAX_TTL;
import static io.weir.codec.export.TestElement.MIN_LENGTH;
import static io.weir.codec.export.TestElement.MIN_TTL;
import static io.weir.codec.export.TestElement.MPLS_1;
import static io.weir.codec.export.TestElement.MPLS_2;
import static io.weir.codec.export.TestElement.MPLS_3;
import static io.weir.codec.export.TestElement.NAT_DST_PORT;
import static io.weir.codec.export.TestElement.NAT_EVENT;
import static io.weir.codec.export.TestElement.NAT_SRC_PORT;
import static io.weir.codec.export.TestElement.NEXT_AS;
import static io.weir.codec.export.TestElement.NEXT_HOP;
import static io.weir.codec.export.TestElement.OBSERVATION_POINT;
import static io.weir.codec.export.TestElement.OCTETS;
import static io.weir.codec.export.TestElement.OCTETS_5;
import static io.weir.codec.export.TestElement.OUT_IF;
import static io.weir.codec.export.TestElement.OUT_IF_2;
import static io.weir.codec.export.TestElement.OUT_PHYSICAL;
import static io.weir.codec.export.TestElement.OUT_TOS;
import static io.weir.codec.export.TestElement.OUT_VRF;
import static io.weir.codec.export.TestElement.PACKETS;
import static io.weir.codec.export.TestElement.PACKETS_3;
import static io.weir.codec.export.TestElement.PADDING;
import static io.weir.codec.export.TestElement.PRECEDENCE;
import static io.weir.codec.export.TestElement.PREVIOUS_AS;
import static io.weir.codec.export.TestElement.PROTOCOL;
import static io.weir.codec.export.TestElement.REVERSE_OCTETS;
import static io.weir.codec.export.TestElement.REVERSE_PACKETS;
import static io.weir.codec.export.TestElement.SAMPLER_ID;
import static io.weir.codec.export.TestElement.SRC_ADDR;
import static io.weir.codec.export.TestElement.SRC_AS;
import static io.weir.codec.export.TestElement.SRC_MAC;
import static io.weir.codec.export.TestElement.SRC_MASK;
import static io.weir.codec.export.TestElement.SRC_PORT;
import static io.weir.codec.export.TestElement.SRC_VLAN;
import static io.weir.codec.export.TestElement.START;
import static io.weir.codec.export.TestElement.TCP_ACK;
import static io.weir.codec.export.TestElement.TCP_FLAGS;
import static io.weir.codec.export.TestElement.TCP_FLAGS_2;
import static io.weir.codec.export.TestElement.TCP_HEADER;
import static io.weir.codec.export.TestElement.TCP_SEQUENCE;
import static io.weir.codec.export.TestElement.TCP_URGENT;
import static io.weir.codec.export.TestElement.TCP_WINDOW;
import static io.weir.codec.export.TestElement.TOS;

import java.util.List;

/**
 * The layouts of data records that exporters of test traffic can send; each is a template per family.
 *
 * <p>Several layouts, one datagram each in turn, keep a benchmark from measuring a branch predictor that knows the only
 * template there is.
 */
public enum ExportLayout {
    /** What a router sends: 25 fields. */
    STANDARD(SRC_ADDR, DST_ADDR, NEXT_HOP, IN_IF, OUT_IF, PACKETS, OCTETS, START, END, SRC_PORT, DST_PORT, TCP_FLAGS,
        PROTOCOL, TOS, SRC_AS, DST_AS, SRC_MASK, DST_MASK, BGP_NEXT_HOP, ICMP, SRC_VLAN, DST_VLAN, MIN_TTL, FORWARDING,
        SAMPLER_ID),
    /** The least: 5 fields. */
    COMPACT(SRC_ADDR, DST_ADDR, PROTOCOL, OCTETS, PACKETS),
    /** Firewall-like: 60 fields. */
    WIDE(OCTETS, PACKETS, FLOWS, PROTOCOL, TOS, TCP_FLAGS, SRC_PORT, SRC_ADDR, SRC_MASK, IN_IF, DST_PORT, DST_ADDR,
        DST_MASK, OUT_IF, NEXT_HOP, SRC_AS, DST_AS, BGP_NEXT_HOP, START, END, MIN_LENGTH, MAX_LENGTH, FLOW_LABEL, ICMP,
        SAMPLER_ID, MIN_TTL, MAX_TTL, FRAGMENT_ID, OUT_TOS, SRC_MAC, SRC_VLAN, DST_VLAN, IP_VERSION, DIRECTION, MPLS_1,
        MPLS_2, MPLS_3, DST_MAC, FRAGMENT_OFFSET, FORWARDING, APPLICATION_ID, NEXT_AS, PREVIOUS_AS, END_REASON,
        OBSERVATION_POINT, FLOW_ID, TCP_SEQUENCE, TCP_ACK, TCP_WINDOW, TCP_URGENT, TCP_HEADER, IP_HEADER, IP_TOTAL,
        DSCP, PRECEDENCE, FRAGMENT_FLAGS, NAT_SRC_PORT, NAT_DST_PORT, IN_VRF, OUT_VRF),
    /** Two texts of variable length among the rest. */
    VARIABLE(SRC_ADDR, DST_ADDR, INTERFACE_NAME, SRC_PORT, DST_PORT, PROTOCOL, APPLICATION_NAME, OCTETS, PACKETS, START,
        END, IN_IF, OUT_IF),
    /** Enterprise elements, the way back among them. */
    ENTERPRISE(START, END, SRC_ADDR, DST_ADDR, ENTERPRISE_NUMBER, SRC_PORT, DST_PORT, PROTOCOL, TCP_FLAGS_2, OCTETS,
        PACKETS, REVERSE_OCTETS, REVERSE_PACKETS, ENTERPRISE_TEXT, SRC_AS, DST_AS),
    /** 20 fields, and options data after every data set. */
    INTERLEAVED(SRC_ADDR, DST_ADDR, SRC_MASK, DST_MASK, NEXT_HOP, BGP_NEXT_HOP, SRC_AS, DST_AS, IN_IF, OUT_IF, PACKETS,
        OCTETS, START, END, SRC_PORT, DST_PORT, PROTOCOL, TCP_FLAGS, TOS, SAMPLER_ID),
    /** A switch's: MACs, tags and labels. */
    LAYER2(SRC_MAC, DST_MAC, ETHER_TYPE, SRC_VLAN, DST_VLAN, DOT1Q_VLAN, DOT1Q_PRIORITY, CUSTOMER_VLAN, MPLS_1, MPLS_2,
        MPLS_3, SRC_ADDR, DST_ADDR, PROTOCOL, SRC_PORT, DST_PORT, IN_PHYSICAL, OUT_PHYSICAL, IN_IF, OUT_IF, OCTETS,
        PACKETS, START, END),
    /** A translator's. */
    TRANSLATION(START, END, SRC_ADDR, DST_ADDR, SRC_PORT, DST_PORT, NAT_SRC_PORT, NAT_DST_PORT, NAT_EVENT, PROTOCOL,
        IN_VRF, OUT_VRF, OCTETS, PACKETS),
    /** Reduced widths, odd ones among them, and padding inside the record. */
    REDUCED(OCTETS_5, PACKETS_3, IN_IF_2, OUT_IF_2, SRC_ADDR, DST_ADDR, PADDING, SRC_PORT, DST_PORT, PROTOCOL,
        TCP_FLAGS_2, TOS, START, END, FRAGMENT_ID, FRAGMENT_FLAGS);

    private static final int FIRST_ID = 256;
    private static final int AGAIN_ID = 2_000;

    private final List<TestElement> elements;

    ExportLayout(TestElement... elements) {
        this.elements = List.of(elements);
    }

    /** Its elements in the order of the record. */
    public List<TestElement> elements() {
        return elements;
    }

    /** True if options data follows every data set. */
    boolean interleaved() {
        return this == INTERLEAVED;
    }

    /** The template id of a family, from 256 on. */
    public int templateId(boolean ipv6) {
        return templateId(ipv6, 0);
    }

    /** The template id of a family where the layout was used {@code before} times already; ids of options are free. */
    int templateId(boolean ipv6, int before) {
        int first = before == 0 ? FIRST_ID : AGAIN_ID + 2 * (before - 1) * values().length;
        return first + 2 * ordinal() + (ipv6 ? 1 : 0);
    }
}
