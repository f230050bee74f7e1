// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.saved;

import java.util.List;

/**
 * One observation domain as seen from one source port, with what shows later that a datagram is the same device's.
 *
 * @param port source port
 * @param stream sessions of an exporter with the same number count one sequence
 * @param next the sequence number expected next, unsigned 32 bits
 * @param sequence the sequence number of the last datagram, unsigned 32 bits
 * @param exportMs its export time, milliseconds since 1970 UTC
 * @param uptimeMs its uptime, 0 for IPFIX
 * @param seenNs when it came, nanoseconds since 1970 UTC
 * @param systemInitMs systemInitTimeMilliseconds, -1 if unknown
 * @param proven whether it ever gave a record
 * @param templates its templates
 * @param rates sampling rates that options data from this port gave
 * @param names names that they gave
 */
public record SavedSession(int port, int stream, long next, long sequence, long exportMs, long uptimeMs, long seenNs,
    long systemInitMs, boolean proven, List<SavedTemplate> templates, List<SavedRate> rates, List<SavedName> names) {
}
