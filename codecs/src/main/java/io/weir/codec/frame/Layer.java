// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

/**
 * Layers of a frame. Those that goflow2's protobuf enum has are listed under its names and numbers; the others are its
 * "Custom", 99, so that readers of the enum and of the names know every layer, and the sizes beside them still add up
 * to where each layer starts.
 */
public enum Layer {
    /** Ethernet II header. */
    ETHERNET("Ethernet", 0, 20),
    /** IPv4 header. */
    IPV4("IPv4", 1, 30),
    /** IPv6 header. */
    IPV6("IPv6", 2, 30),
    /** TCP header. */
    TCP("TCP", 3, 40),
    /** UDP header. */
    UDP("UDP", 4, 40),
    /** MPLS label stack. */
    MPLS("MPLS", 5, 25),
    /** Tag of 802.1Q or 802.1ad. */
    DOT1Q("Dot1Q", 6, 25),
    /** ICMP message. */
    ICMP("ICMP", 7, 70),
    /** ICMPv6 message. */
    ICMPV6("ICMPv6", 8, 70),
    /** GRE header. */
    GRE("GRE", 9, 40),
    /** IPv6 routing header. */
    IPV6_HEADER_ROUTING("IPv6HeaderRouting", 10, 35),
    /** IPv6 fragment header. */
    IPV6_HEADER_FRAGMENT("IPv6HeaderFragment", 11, 35),
    /** Geneve header. */
    GENEVE("Geneve", 12, 40),
    /** Teredo header. */
    TEREDO("Teredo", 13, 40),
    /** A layer the user defined. */
    CUSTOM(100),
    /** PPPoE session header with PPP's protocol number. */
    PPPOE(25),
    /** Control word of a pseudowire. */
    CONTROL_WORD(25),
    /** IPv6 hop-by-hop or destination options. */
    IPV6_HEADER_OPTIONS(35),
    /** IPsec authentication header. */
    AH(35),
    /** IPsec encapsulating security payload: what follows is encrypted. */
    ESP(40),
    /** SCTP common header. */
    SCTP(40),
    /** VXLAN header. */
    VXLAN(40),
    /** ERSPAN header, types II and III. */
    ERSPAN(40),
    /** GTP-U header. */
    GTP_U(40);

    private final String label;
    private final int number;
    private final int rank;

    Layer(String label, int number, int rank) {
        this.label = label;
        this.number = number;
        this.rank = rank;
    }

    Layer(int rank) {
        this("Custom", 99, rank);
    }

    /** The name in JSON and text output. */
    public String label() {
        return label;
    }

    /** The number in protobuf output and in the {@code layer_stack} column. */
    public int number() {
        return number;
    }

    /** Whether a layer has that {@link #number()}. */
    public static boolean isKnown(long number) {
        return number >= 0 && number <= TEREDO.number || number == CUSTOM.number;
    }

    /** The place in the order of layers: a packet that is carried starts again at a lower one. */
    int rank() {
        return rank;
    }

    /** Whether it is the header of IPv4 or IPv6. */
    public boolean isIp() {
        return this == IPV4 || this == IPV6;
    }
}
