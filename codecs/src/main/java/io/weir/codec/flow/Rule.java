// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import java.util.Locale;

/** Where goflow2 prints a wrong value and the right one is printed instead; see docs/differences-from-goflow2.md. */
public enum Rule {
    /** Times of v5 and v9 relative to sysUptime, of IPFIX relative to systemInitTimeMilliseconds. */
    RELATIVE_TIMES,
    /** Absolute times in v9, the finest that is set; observation time where there is no other. */
    ABSOLUTE_TIMES,
    /** Which pair of counters gives bytes and packets. */
    COUNTERS,
    /** Which sampling rate holds for a record. */
    SAMPLING,
    /** A zero next hop never overwrites one that isn't. */
    NEXT_HOP,
    /** A label stack entry of four bytes, one behind the bottom of the stack, or beyond the third. */
    MPLS_LABEL,
    /** fragmentFlags of more than one byte. */
    FRAGMENT_FLAGS,
    /** Which of several elements fills a column: one that is zero never replaces one that isn't. */
    UNSET,
    /** A value in an element that goflow2 does not read for its column. */
    OTHER_ELEMENT,
    /** A prefix length that is too long for an IPv4 address. */
    PREFIX_LENGTH,
    /** One of start and end alone, or with the duration. */
    LONE_TIME,
    /** ICMP type and code in the destination port. */
    ICMP_PORT,
    /** TCP control bits of two bytes. */
    TCP_FLAGS,
    /** The address of a link-local exporter. */
    SAMPLER_ADDRESS,
    /** A sampled frame or packet that goflow2 does not read at all; what is in it is not counted beside. */
    FRAME,
    /** Priority bits, the outermost of several tags, tags of 802.1ad; one for each frame, as all that follow. */
    FRAME_VLAN,
    /** Label stacks up to their bottom, and what is behind them. */
    FRAME_MPLS,
    /** IPv4 options, later fragments, extension headers. */
    FRAME_IP,
    /** ICMP type and code. */
    FRAME_ICMP,
    /** Tunnels that goflow2 does not follow, and headers in them that it takes for the outer packet's. */
    FRAME_TUNNEL,
    /** PPPoE, SCTP, ESP, the size of a TCP header. */
    FRAME_LAYER,
    /** Octets of a frame that is cut. */
    FRAME_BYTES,
    /** An interface of an sFlow sample that is none, or has bits that say what it is; one for each value. */
    SFLOW_INTERFACE,
    /** A record of an sFlow sample that goflow2 skips, or of which it loses the TCP flags. */
    SFLOW_RECORD,
    /** An AS path of sFlow of which goflow2 reads the first segment alone. */
    SFLOW_AS_PATH;

    /** Stable id in metrics and docs. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
