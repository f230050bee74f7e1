// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.Cells;

/** The counters of one socket or worker: written by its thread alone, read by any. */
public final class Counters {
    /** Longs on both sides that keep other objects' writers off the cells' cache lines. */
    private static final int PAD = 16;

    private final Cells cells = new Cells(PAD + Counter.values().length + PAD);

    /** Adds to a counter; only the owner. */
    public void add(Counter counter, long amount) {
        cells.add(PAD + counter.ordinal(), amount);
    }

    /** Counts one; only the owner. */
    public void increment(Counter counter) {
        add(counter, 1);
    }

    /** The count so far; any thread. */
    public long get(Counter counter) {
        return cells.get(PAD + counter.ordinal());
    }
}
