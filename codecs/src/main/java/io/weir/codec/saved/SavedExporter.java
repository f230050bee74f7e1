// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.saved;

import io.weir.codec.protocol.Protocol;
import java.util.List;
import java.util.Map;

/**
 * All that is worth keeping of an exporter. Immutable, any thread.
 *
 * @param hi first eight bytes of its address, as in {@code Exporter}
 * @param lo last eight
 * @param scope zone of a link-local address, else 0
 * @param proven whether it ever gave a record
 * @param rates the newest sampling rates of all its domains, by protocol
 * @param domains at least one
 */
public record SavedExporter(long hi, long lo, int scope, boolean proven,
    Map<Protocol, List<SavedRate>> rates, List<SavedDomain> domains) {

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
