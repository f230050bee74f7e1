// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.weir.engine.ring.InFlight;

/**
 * The sources one socket heard of lately: how much of each is in rings, how much was dropped. Bounded; the socket's
 * thread alone, but for what workers give back to {@link #inFlight}.
 *
 * <p>A source lies within {@code WINDOW} places of its hash. When all are taken, one that has nothing in a ring makes
 * room; if none can, the source shares an entry with others of its worker.
 */
final class SourceTable {
    private static final int WINDOW = 8;

    private final int shared;
    private final int mask;
    private final long[] hi;
    private final long[] lo;
    private final int[] scope;
    private final boolean[] used;
    private final long[] drops;
    private final InFlight inFlight;

    /** A table for {@code sources}, a power of two, and one shared entry for each of {@code workers}. */
    SourceTable(int sources, int workers) {
        shared = workers;
        mask = sources - 1;
        int entries = workers + sources;
        hi = new long[entries];
        lo = new long[entries];
        scope = new int[entries];
        used = new boolean[entries];
        drops = new long[entries];
        inFlight = new InFlight(entries);
    }

    /** The entry of a source whose datagrams go to {@code worker}. */
    int entry(long high, long low, int zone, int worker) {
        int start = (int) AddressHash.of(high, low);
        int idle = -1;
        for (int i = 0; i < WINDOW; i++) {
            int at = shared + (start + i & mask);
            if (!used[at]) {
                return take(idle < 0 ? at : idle, high, low, zone, worker);
            }
            if (lo[at] == low && hi[at] == high && scope[at] == zone) {
                return at;
            }
            if (idle < 0 && inFlight.count(at) == 0) {
                idle = at;
            }
        }
        return idle < 0 ? worker : take(idle, high, low, zone, worker);
    }

    private int take(int at, long high, long low, int zone, int worker) {
        drops[worker] += drops[at];
        drops[at] = 0;
        hi[at] = high;
        lo[at] = low;
        scope[at] = zone;
        used[at] = true;
        return at;
    }

    /** Datagrams of an entry that are in a ring. */
    long held(int entry) {
        return inFlight.count(entry);
    }

    /** Where datagrams in rings are counted. */
    InFlight inFlight() {
        return inFlight;
    }

    /** Counts a dropped datagram of an entry. */
    void dropped(int entry) {
        drops[entry]++;
    }

    /** Datagrams of the entry that were dropped, while it was in the table. */
    long drops(int entry) {
        return drops[entry];
    }
}
