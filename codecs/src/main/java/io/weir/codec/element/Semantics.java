// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

/** What the value of an element means, RFC 7012 section 3.2. */
public enum Semantics {
    /** Nothing is said. */
    DEFAULT,
    /** An amount. */
    QUANTITY,
    /** Counted from the start, for ever: differences matter. */
    TOTAL_COUNTER,
    /** Counted since the last report. */
    DELTA_COUNTER,
    /** A name that is a number: no arithmetic. */
    IDENTIFIER,
    /** Bits of their own. */
    FLAGS,
    /** A list. */
    LIST,
    /** SNMP's Counter. */
    SNMP_COUNTER,
    /** SNMP's Gauge. */
    SNMP_GAUGE;

    /** That of a name in IANA's registry, such as totalCounter; IllegalArgumentException if there is none. */
    static Semantics named(String name) {
        return valueOf(name.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT));
    }
}
