// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protocol;

import java.util.Locale;

/** What a listener reads, as its URL says: {@code netflow://}, {@code sflow://} or {@code flow://}. */
public enum Scheme {
    /** NetFlow and IPFIX. */
    NETFLOW,
    /** sFlow. */
    SFLOW,
    /** All of them. */
    FLOW;

    /** The scheme with that {@link #text()}; null if there is none. */
    public static Scheme of(String text) {
        for (Scheme each : values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        return null;
    }

    /** The word in front of {@code ://}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The protocol of a datagram that begins at {@code at} and has at least {@link Detection#BYTES} bytes; {@link
     * Protocol#UNKNOWN} if it is none of this scheme.
     */
    public Protocol protocol(byte[] bytes, int at, int length) {
        if (this != NETFLOW && Detection.isSFlow(bytes, at, length)) {
            return Protocol.SFLOW_V5;
        }
        return this == SFLOW ? Protocol.UNKNOWN : Detection.of(bytes, at);
    }
}
