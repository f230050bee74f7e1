// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.weir.engine.ring.InFlight;
import java.util.Arrays;

/**
 * The sources one socket heard of lately: how much of each is in rings and what work that is, how much was dropped,
 * which lists let it in, how fast it sends. Bounded; the socket's thread alone, but for what workers give back to
 * {@link #inFlight}.
 *
 * <p>A source lies within {@code WINDOW} places of its hash. When all are taken, one that has nothing in a ring makes
 * room, newcomers first; if none can, the source shares an entry with others of its worker. A source that has been
 * heard for {@code ESTABLISHED_S} keeps its place until it is silent for {@code SILENT_S}: forged addresses, of which
 * each is heard once, only take places from each other.
 */
final class SourceTable {
    static final int ESTABLISHED_S = 10;
    static final int SILENT_S = 600;
    private static final int WINDOW = 8;

    private final int shared;
    private final int mask;
    private final long[] hi;
    private final long[] lo;
    private final int[] scope;
    private final boolean[] used;
    private final int[] generation;
    private final int[] sinceS;
    private final int[] seenS;
    private final long[] pace;
    private final long[] drops;
    private final InFlight inFlight;
    /** Sources of each worker that were heard in the present second, and in the one before. */
    private final int[] heard;
    private final int[] heardBefore;
    private int second;
    private int established;

    /** A table for {@code sources}, a power of two, with entries for what sources of a worker share. */
    SourceTable(int sources, int workers) {
        shared = 3 * workers;
        mask = sources - 1;
        int entries = shared + sources;
        hi = new long[entries];
        lo = new long[entries];
        scope = new int[entries];
        used = new boolean[entries];
        generation = new int[entries];
        sinceS = new int[entries];
        seenS = new int[entries];
        pace = new long[entries];
        drops = new long[entries];
        inFlight = new InFlight(entries);
        heard = new int[workers];
        heardBefore = new int[workers];
    }

    /** The entry of a source whose datagrams go to {@code worker}, -1 if it has none. */
    int find(long high, long low, int zone, int worker, int nowS) {
        int start = (int) AddressHash.of(high, low);
        for (int i = 0; i < WINDOW; i++) {
            int at = shared + (start + i & mask);
            if (lo[at] == low && hi[at] == high && scope[at] == zone && used[at]) {
                seen(at, worker, nowS);
                return at;
            }
            if (!used[at]) {
                return -1;
            }
        }
        return -1;
    }

    private void seen(int at, int worker, int nowS) {
        boolean before = isNewcomer(at);
        if (seenS[at] != nowS) {
            heard(worker, nowS);
        }
        seenS[at] = nowS;
        if (before && !isNewcomer(at)) {
            established++;
        }
    }

    private void heard(int worker, int nowS) {
        if (nowS != second) {
            second = nowS;
            System.arraycopy(heard, 0, heardBefore, 0, heard.length);
            Arrays.fill(heard, 0);
        }
        heard[worker]++;
    }

    /** How many sources of {@code worker} were heard within a second of late. */
    int active(int worker) {
        return Math.max(heard[worker], heardBefore[worker]);
    }

    /** An entry for a source that has none and whose datagrams go to {@code worker}. */
    int admit(long high, long low, int zone, int worker, int nowS) {
        int start = (int) AddressHash.of(high, low);
        int place = -1;
        heard(worker, nowS);
        for (int i = 0; i < WINDOW; i++) {
            int at = shared + (start + i & mask);
            if (!used[at]) {
                return take(at, high, low, zone, worker, nowS);
            }
            if (mayGo(at, nowS) && (place < 0 || goesBefore(at, place))) {
                place = at;
            }
        }
        return place < 0 ? worker : take(place, high, low, zone, worker, nowS);
    }

    private boolean mayGo(int at, int nowS) {
        return inFlight.count(at) == 0 && inFlight.workNs(at) == 0 && (isNewcomer(at) || nowS - seenS[at] > SILENT_S);
    }

    private boolean goesBefore(int at, int other) {
        boolean newcomer = isNewcomer(at);
        return newcomer == isNewcomer(other) ? seenS[at] < seenS[other] : newcomer;
    }

    private int take(int at, long high, long low, int zone, int worker, int nowS) {
        established -= isNewcomer(at) ? 0 : 1;
        drops[worker] += drops[at];
        drops[at] = 0;
        hi[at] = high;
        lo[at] = low;
        scope[at] = zone;
        sinceS[at] = nowS;
        seenS[at] = nowS;
        pace[at] = 0;
        used[at] = true;
        inFlight.begin(at, newcomers(worker));
        return at;
    }

    /** Whether several sources share the entry. */
    boolean isShared(int entry) {
        return entry < shared;
    }

    /** Whether a source was not yet heard for long. */
    boolean isNewcomer(int entry) {
        return seenS[entry] - sinceS[entry] < ESTABLISHED_S;
    }

    /** Whether any source was heard for long. */
    boolean hasEstablished() {
        return established > 0;
    }

    /** Where all newcomers of a worker together are counted, besides each for itself. */
    int newcomers(int worker) {
        return shared / 3 + worker;
    }

    /** Where all sources of a worker together are counted, besides each for itself. */
    int all(int worker) {
        return shared / 3 * 2 + worker;
    }

    /** Which lists let the source in. */
    int generation(int entry) {
        return generation[entry];
    }

    /** Takes note of the lists that let the source in. */
    void generation(int entry, int number) {
        generation[entry] = number;
    }

    /** State of the source's pace. */
    long pace(int entry) {
        return pace[entry];
    }

    /** Keeps the state of the source's pace. */
    void pace(int entry, long state) {
        pace[entry] = state;
    }

    /** Datagrams of an entry that are in a ring. */
    long held(int entry) {
        return inFlight.count(entry);
    }

    /** Work of an entry that waits, nanoseconds. */
    long workNs(int entry) {
        return inFlight.workNs(entry);
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
