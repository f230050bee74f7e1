// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import java.util.Locale;

/** Where a sampling rate comes from. */
public enum SamplingSource {
    /** {@code -sampling.override}. */
    OVERRIDE,
    /** Records carry their own rate. */
    RECORD,
    /** The header of v5 datagrams. */
    HEADER,
    /** Options data from the same source port. */
    PORT,
    /** Options data from another source port of the same domain. */
    DOMAIN,
    /** Options data of another domain of the same exporter. */
    EXPORTER,
    /** Options data of before a restart; the exporter has not sent it again yet. */
    RESTORED,
    /** {@code -sampling.default}: nothing is known. */
    DEFAULT,
    /** Nothing is known, and the user gave no default. */
    UNKNOWN;

    /** Stable word in views and logs: the name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
