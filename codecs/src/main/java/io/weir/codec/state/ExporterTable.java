// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.seeded.Seed;
import io.weir.codec.seeded.SeededMap;

/**
 * Exporters by their address. A datagram's way to the state of its exporter leads through two arrays, not through a key
 * and an entry of its own for each exporter: with a thousand of them neither would be in a cache. One thread.
 */
final class ExporterTable {
    /** Those whose hashes are the same to the bit are linked. */
    private final SeededMap<ExporterState> byHash = new SeededMap<>();

    /** The exporter of an address; null if there is none. */
    ExporterState get(long hi, long lo, int scope) {
        ExporterState state = byHash.get(hash(hi, lo, scope));
        while (state != null && !state.exporter.is(hi, lo, scope)) {
            state = state.sameHash;
        }
        return state;
    }

    /** Adds one whose address is not there. */
    void add(ExporterState state) {
        state.sameHash = byHash.put(hash(state.exporter), state);
    }

    /** Removes one that is there. */
    void remove(ExporterState state) {
        long hash = hash(state.exporter);
        ExporterState rest = without(byHash.remove(hash), state);
        if (rest != null) {
            byHash.put(hash, rest);
        }
    }

    private static ExporterState without(ExporterState first, ExporterState gone) {
        if (first == gone) {
            return first.sameHash;
        }
        first.sameHash = without(first.sameHash, gone);
        return first;
    }

    private long hash(Exporter exporter) {
        return hash(exporter.hi(), exporter.lo(), exporter.scope());
    }

    private long hash(long hi, long lo, int scope) {
        return Seed.of(hi, lo) + scope;
    }
}
