// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.decode;

import io.weir.codec.decode.Unfinished;
import io.weir.engine.ring.Debt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongSupplier;

/**
 * Large datagrams that are delivered slice by slice: 64 KiB can hold 65,000 records, which make 60 MB of JSON. Between
 * two slices the others of the worker have as long as a slice took, so such datagrams take half of its time at most
 * while anybody waits. The next datagram of the same exporter waits until the one before is through: order holds. The
 * worker's thread; where it stops, another thread may ask {@link #isEmpty}.
 */
final class Slices {
    /** Records of a slice: what the smallest records of a datagram that fits a slot come to. */
    static final int RECORDS = 2_048;
    /** Beyond so many the oldest is finished first: each holds a copy of its datagram. */
    private static final int MOST = 8;

    private final Decoding decoding;
    private final LongSupplier clock;
    private final Deque<Rest> waiting = new ArrayDeque<>();
    private long dueNs;
    private volatile int size;

    private static final class Rest {
        private final Unfinished datagram;
        private final Debt debt;
        private long spentNs;
        private long postponedNs;

        Rest(Unfinished datagram, Debt debt) {
            this.datagram = datagram;
            this.debt = debt;
        }

        /** From now on {@code ns} of its work wait. */
        void postpone(long ns) {
            debt.postpone(ns - postponedNs);
            postponedNs = ns;
        }
    }

    /** None yet; {@code clock} gives nanoseconds and never goes back. */
    Slices(Decoding decoding, LongSupplier clock) {
        this.decoding = decoding;
        this.clock = clock;
    }

    /** Whether none waits; any thread. */
    boolean isEmpty() {
        return size == 0;
    }

    /** A datagram that is not all delivered, of {@code debt}; its first slice took {@code ns}. */
    void add(Unfinished datagram, int length, Debt debt, long ns) {
        if (waiting.size() == MOST) {
            finish(waiting.poll());
        }
        Rest rest = new Rest(datagram, debt.copy());
        rest.spentNs = ns;
        // What is left takes as long for each byte as what is done.
        int left = datagram.left();
        rest.postpone(ns * left / Math.max(1, length - left));
        waiting.add(rest);
        size = waiting.size();
        dueNs = clock.getAsLong() + ns;
    }

    /** A datagram of that exporter is next: what it has here is finished first. */
    void finish(long hi, long lo, int scope) {
        for (Iterator<Rest> all = waiting.iterator(); all.hasNext();) {
            Rest rest = all.next();
            if (rest.datagram.isOf(hi, lo, scope)) {
                all.remove();
                finish(rest);
            }
        }
        size = waiting.size();
    }

    private void finish(Rest rest) {
        slice(rest, Integer.MAX_VALUE);
    }

    /** Delivers a slice if the others have had their turn. */
    void turn() {
        if (clock.getAsLong() - dueNs >= 0) {
            next();
        }
    }

    /** Delivers a slice of the one that has waited longest. */
    void next() {
        Rest rest = waiting.poll();
        long startNs = clock.getAsLong();
        if (!slice(rest, RECORDS)) {
            waiting.add(rest);
        }
        size = waiting.size();
        long nowNs = clock.getAsLong();
        dueNs = nowNs + (nowNs - startNs);
    }

    private boolean slice(Rest rest, int records) {
        long heldUpNs = decoding.heldUpNs();
        long startNs = clock.getAsLong();
        boolean done = decoding.resume(rest.datagram, records);
        long ns = clock.getAsLong() - startNs - (decoding.heldUpNs() - heldUpNs);
        rest.spentNs += ns;
        rest.postpone(done ? 0 : Math.max(0, rest.postponedNs - ns));
        if (done) {
            rest.debt.cost(rest.spentNs);
        }
        return done;
    }
}
