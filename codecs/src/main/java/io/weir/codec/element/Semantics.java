// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

import java.util.HashMap;
import java.util.Map;

/** What the value of an element means, RFC 7012 section 3.2. */
public enum Semantics {
    /** Nothing is said. */
    DEFAULT("default"),
    /** An amount. */
    QUANTITY("quantity"),
    /** Counted from the start, for ever: differences matter. */
    TOTAL_COUNTER("totalCounter"),
    /** Counted since the last report. */
    DELTA_COUNTER("deltaCounter"),
    /** A name that is a number: no arithmetic. */
    IDENTIFIER("identifier"),
    /** Bits of their own. */
    FLAGS("flags"),
    /** A list. */
    LIST("list"),
    /** SNMP's Counter. */
    SNMP_COUNTER("snmpCounter"),
    /** SNMP's Gauge. */
    SNMP_GAUGE("snmpGauge");

    private static final Semantics[] NUMBERED = values();

    private static final Map<String, Semantics> BY_NAME = new HashMap<>();

    static {
        for (Semantics each : NUMBERED) {
            BY_NAME.put(each.registered, each);
        }
    }

    private final String registered;

    Semantics(String registered) {
        this.registered = registered;
    }

    /** Its name in IANA's registry, such as totalCounter. */
    public String registered() {
        return registered;
    }

    /** That of a number of informationElementSemantics, RFC 5610 section 3.2; {@link #DEFAULT} if there is none. */
    public static Semantics numbered(long number) {
        return number < 0 || number >= NUMBERED.length ? DEFAULT : NUMBERED[(int) number];
    }

    /** That of a name in IANA's registry, such as totalCounter; IllegalArgumentException if there is none. */
    public static Semantics named(String name) {
        Semantics semantics = BY_NAME.get(name);
        if (semantics == null) {
            throw new IllegalArgumentException("no semantics " + name);
        }
        return semantics;
    }
}
