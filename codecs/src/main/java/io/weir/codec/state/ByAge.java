// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Exporters, those heard longest ago first. One that is heard again moves to the end only once a second of receive
 * time: each move writes to its neighbours, which are in no cache where exporters are many. The order is right up to
 * that second. One thread.
 */
final class ByAge implements Iterable<ExporterState> {
    private static final long SECOND_NS = 1_000_000_000L;

    private ExporterState oldest;
    private ExporterState newest;
    private int size;

    /** One that is in no list was heard. */
    void add(ExporterState state, long nowNs) {
        state.placedNs = nowNs;
        state.older = newest;
        state.newer = null;
        if (newest == null) {
            oldest = state;
        } else {
            newest.newer = state;
        }
        newest = state;
        size++;
    }

    /** One that is in this list was heard again. */
    void heard(ExporterState state, long nowNs) {
        long since = nowNs - state.placedNs;
        if (since >= SECOND_NS || since < 0) {
            remove(state);
            add(state, nowNs);
        }
    }

    /** Takes one that is in this list out of it. */
    void remove(ExporterState state) {
        if (state.older == null) {
            oldest = state.newer;
        } else {
            state.older.newer = state.newer;
        }
        if (state.newer == null) {
            newest = state.older;
        } else {
            state.newer.older = state.older;
        }
        // One that is forgotten must not keep those alive that came after it: where the collector has moved it to the
        // old generation, a flood of forged addresses would follow it there.
        state.older = null;
        state.newer = null;
        size--;
    }

    /** The one heard longest ago; null if there is none. */
    ExporterState oldest() {
        return oldest;
    }

    int size() {
        return size;
    }

    @Override
    public Iterator<ExporterState> iterator() {
        return new Iterator<>() {
            private ExporterState next = oldest;

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public ExporterState next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                ExporterState state = next;
                next = state.newer;
                return state;
            }
        };
    }
}
