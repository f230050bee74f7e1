// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.state.ProtocolCounts;
import io.weir.codec.state.RecentValues;
import io.weir.codec.state.SetKind;
import java.util.ArrayList;
import java.util.List;

/** What an exporter sent in one protocol, at all listeners; a scrape's thread. */
final class ProtocolSums {
    private static final SetKind[] KINDS = SetKind.values();

    private static final int DATAGRAMS = 0;
    private static final int DELAYS = 1;
    private static final int DELAY_NS = 2;
    private static final int SETS = 3;
    private static final int RECORDS = SETS + KINDS.length;

    // One array, because many exporters are read one after the other, several times: what is apart is fetched apart.
    private final long[] cells = new long[RECORDS + KINDS.length];

    private final List<RecentValues> recentDelays = new ArrayList<>(1);

    void add(ProtocolCounts counts) {
        cells[DATAGRAMS] += counts.datagrams();
        cells[DELAYS] += counts.delays();
        cells[DELAY_NS] += counts.delayNs();
        recentDelays.add(counts.recentDelays());
        for (SetKind kind : KINDS) {
            cells[SETS + kind.ordinal()] += counts.sets(kind);
            cells[RECORDS + kind.ordinal()] += counts.records(kind);
        }
    }

    long datagrams() {
        return cells[DATAGRAMS];
    }

    long sets(SetKind kind) {
        return cells[SETS + kind.ordinal()];
    }

    long records(SetKind kind) {
        return cells[RECORDS + kind.ordinal()];
    }

    /** Flow records whose delay is in {@link #delayNs}. */
    long delays() {
        return cells[DELAYS];
    }

    /** Nanoseconds, summed. */
    long delayNs() {
        return cells[DELAY_NS];
    }

    /** Nanoseconds of each of late, as each worker saw them. */
    List<RecentValues> recentDelays() {
        return recentDelays;
    }
}
