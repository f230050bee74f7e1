// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.scrape;

import io.weir.codec.state.SetKind;
import io.weir.codec.state.VersionCounts;

/** What an exporter sent in one version of the protocol, at all listeners; a scrape's thread. */
final class ProtocolSums {
    /** Versions that there are, by index. */
    static final int[] VERSIONS = {5, 9, 10};
    private static final SetKind[] KINDS = SetKind.values();

    private final long[] sets = new long[KINDS.length];
    private final long[] records = new long[KINDS.length];
    private long datagrams;
    private long delays;
    private long delayNs;

    /** The place of a version in {@link #VERSIONS}. */
    static int index(int version) {
        return version == 5 ? 0 : version - 8;
    }

    void add(VersionCounts counts) {
        datagrams += counts.datagrams();
        delays += counts.delays();
        delayNs += counts.delayNs();
        for (SetKind kind : KINDS) {
            sets[kind.ordinal()] += counts.sets(kind);
            records[kind.ordinal()] += counts.records(kind);
        }
    }

    long datagrams() {
        return datagrams;
    }

    long sets(SetKind kind) {
        return sets[kind.ordinal()];
    }

    long records(SetKind kind) {
        return records[kind.ordinal()];
    }

    /** Flow records whose delay is in {@link #delayNs}. */
    long delays() {
        return delays;
    }

    /** Nanoseconds, summed. */
    long delayNs() {
        return delayNs;
    }
}
