// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

/** How an element becomes a column: the instructions of a {@link Binding}, by ordinal. */
enum Step {
    /** Unsigned number of any width up to eight bytes. */
    NUMBER,
    /** The same, one byte wide. */
    NUMBER_8,
    /** The same, two bytes wide. */
    NUMBER_16,
    /** The same, four bytes wide. */
    NUMBER_32,
    /** The same, eight bytes wide, for a column of 64 bits. */
    NUMBER_64,
    /** A number that is too wide for any column: a fault in each record. */
    TOO_WIDE,
    /** Source or destination address, sets the EtherType to IPv4. */
    ADDRESS_IPV4,
    /** Source or destination address, sets the EtherType to IPv6. */
    ADDRESS_IPV6,
    /** IPv4 address in an element that counts where the usual one is missing or zero. */
    OTHER_IPV4,
    /** The same for IPv6. */
    OTHER_IPV6,
    /** Next hop address. */
    HOP,
    /** ICMP type and code in 16 bits. */
    ICMP,
    /** An address behind those already in the list. */
    APPEND_ADDRESS,
    /** Top entry of the label stack. */
    LABEL_0,
    /** Second entry. */
    LABEL_1,
    /** Third entry. */
    LABEL_2,
    /** Fourth entry. */
    LABEL_3,
    /** Fifth entry. */
    LABEL_4,
    /** Sixth entry. */
    LABEL_5,
    /** Seventh entry. */
    LABEL_6,
    /** Eighth entry. */
    LABEL_7,
    /** Ninth entry. */
    LABEL_8,
    /** Tenth entry. */
    LABEL_9,
    /** IP version that stands for an EtherType. */
    IP_VERSION,
    /** Flags in the top bits of a byte. */
    FRAGMENT_FLAGS,
    /** Milliseconds of sysUptime. */
    UPTIME,
    /** Seconds since 1970. */
    SECONDS,
    /** Milliseconds since 1970. */
    MILLISECONDS,
    /** NTP time stamp, seconds since 1900 and a fraction. */
    NTP,
    /** Microseconds before the export time. */
    DELTA_MICROSECONDS,
    /** Octets of a sampled frame: one packet. */
    FRAME_OCTETS,
    /** A sampled frame from its Ethernet header on. */
    FRAME,
    /** The same where goflow2 reads none. */
    OTHER_FRAME,
    /** A sampled packet from its IP header on. */
    PACKET,
    /** A number that replaces another unless it is zero. */
    CHOICE,
    /** ICMP type in the upper of two bytes, unless both are zero. */
    ICMP_TYPE,
    /** ICMP code in the lower of two bytes, unless both are zero. */
    ICMP_CODE,
    /** Differentiated services code point in the low six bits, RFC 2474. */
    DSCP,
    /** TCP control bits without the data offset beside them. */
    TCP_FLAGS,
    /** EtherType of a flow without addresses. */
    ETHER_TYPE,
    /** A number that the user maps to a list. */
    MAPPED_NUMBER,
    /** A number that the user maps, its lowest byte first. */
    MAPPED_LITTLE_ENDIAN,
    /** Bytes that the user maps. */
    MAPPED_BYTES;

    private static final Step[] ALL = values();

    static Step at(int ordinal) {
        return ALL[ordinal];
    }

    /** Whether the step is for the right values alone. */
    boolean isChosen() {
        return switch (this) {
            case CHOICE, ICMP_TYPE, ICMP_CODE, DSCP, TCP_FLAGS, ETHER_TYPE -> true;
            default -> false;
        };
    }

    /** Whether the step counts where no other filled its column. */
    boolean isLast() {
        return this == OTHER_IPV4 || this == OTHER_IPV6 || this == ETHER_TYPE;
    }

    /** Whether the step reads a number, for which eight bytes are the most. */
    boolean isNumeric() {
        return switch (this) {
            case ADDRESS_IPV4, ADDRESS_IPV6, OTHER_IPV4, OTHER_IPV6, HOP, APPEND_ADDRESS, FRAME, OTHER_FRAME, PACKET,
                IP_VERSION, MAPPED_BYTES -> false;
            default -> true;
        };
    }
}
