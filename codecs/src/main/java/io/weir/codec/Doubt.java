// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

import java.util.Locale;

/** What speaks against it that a datagram comes from the device whose templates were kept over a restart. */
public enum Doubt {
    /** Its export time and ours did not pass alike. */
    CLOCK("its export time did not go on as the clock did"),
    /** Its boot instant moved. */
    BOOT("it has booted since, or is another device"),
    /** Its sequence number is not one that the device can have come to. */
    SEQUENCE("its sequence number does not go on where it was"),
    /** A data set does not fit its template. */
    LENGTH("a data set does not fit its template");

    private final String text;

    Doubt(String text) {
        this.text = text;
    }

    /** What is wrong, in words for a log line. */
    public String text() {
        return text;
    }

    /** Stable label in logs: the name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
