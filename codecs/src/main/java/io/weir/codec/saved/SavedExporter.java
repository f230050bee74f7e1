// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.saved;

import java.util.List;

/**
 * All that is worth keeping of an exporter. Immutable, any thread.
 *
 * @param hi first eight bytes of its address, as in {@code Exporter}
 * @param lo last eight
 * @param scope zone of a link-local address, else 0
 * @param proven whether it ever gave a record
 * @param rates9 the newest sampling rates of all its v9 source ids
 * @param rates10 those of all its IPFIX domains
 * @param domains at least one
 */
public record SavedExporter(long hi, long lo, int scope, boolean proven, List<SavedRate> rates9,
    List<SavedRate> rates10, List<SavedDomain> domains) {

    /** When it was last heard, nanoseconds since 1970 UTC; 0 if no session is kept. */
    public long seenNs() {
        long newest = 0;
        for (SavedDomain domain : domains) {
            for (SavedSession session : domain.sessions()) {
                newest = Math.max(newest, session.seenNs());
            }
        }
        return newest;
    }
}
