// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The counters of one socket or worker: written by its thread alone, read by any. */
public final class Counters {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    /** Longs on both sides that keep other objects' writers off the cells' cache lines. */
    private static final int PAD = 16;

    private final long[] cells = new long[PAD + Counter.values().length + PAD];

    /** Adds to a counter; only the owner. */
    public void add(Counter counter, long amount) {
        int cell = PAD + counter.ordinal();
        CELL.setOpaque(cells, cell, cells[cell] + amount);
    }

    /** Counts one; only the owner. */
    public void increment(Counter counter) {
        add(counter, 1);
    }

    /** The count so far; any thread. */
    public long get(Counter counter) {
        return (long) CELL.getOpaque(cells, PAD + counter.ordinal());
    }
}
