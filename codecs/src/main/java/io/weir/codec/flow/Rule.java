// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import java.util.Locale;

/** Where goflow2 prints a wrong value and the right one is printed instead; see docs/differences-from-goflow2.md. */
public enum Rule {
    /** Times of v5 and v9 relative to sysUptime, of IPFIX relative to systemInitTimeMilliseconds. */
    RELATIVE_TIMES,
    /** Absolute times in v9; observation time where there is no other. */
    ABSOLUTE_TIMES,
    /** Which pair of counters gives bytes and packets. */
    COUNTERS,
    /** Which sampling rate holds for a record. */
    SAMPLING,
    /** A zero next hop never overwrites one that isn't. */
    NEXT_HOP,
    /** A label stack entry of four bytes. */
    MPLS_LABEL,
    /** fragmentFlags of more than one byte. */
    FRAGMENT_FLAGS,
    /** The address of a link-local exporter. */
    SAMPLER_ADDRESS,
    /** A sampled frame or packet: one for each that has a layer or value that goflow2 has not. */
    FRAME;

    /** Stable id in metrics and docs. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
