// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

/** Layers of a sampled frame, as {@code layer_stack} names them; numbers of goflow2's protobuf enum. */
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
    /** 802.1Q tag. */
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
    CUSTOM("Custom", 99, 100);

    private final String label;
    private final int number;
    private final int rank;

    Layer(String label, int number, int rank) {
        this.label = label;
        this.number = number;
        this.rank = rank;
    }

    /** The name in JSON and text output. */
    public String label() {
        return label;
    }

    /** The number in protobuf output and in the {@link Column#LAYER_STACK} list. */
    public int number() {
        return number;
    }

    /** Whether a layer has that {@link #number()}. */
    public static boolean isKnown(long number) {
        return number >= 0 && number <= TEREDO.number || number == CUSTOM.number;
    }

    /** A next layer of no higher rank is encapsulated. */
    int rank() {
        return rank;
    }

    /** Whether the layer never begins an encapsulation, whatever it follows. */
    boolean isTransparent() {
        return this == DOT1Q || this == MPLS || this == IPV6_HEADER_FRAGMENT;
    }
}
