// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The counters of one decoder: written by its thread alone, read by any. */
public final class DecodeCounts {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] counts = new long[DecodeCounter.values().length];

    /** Adds to a counter; only the owner. */
    public void add(DecodeCounter counter, long amount) {
        int cell = counter.ordinal();
        CELL.setOpaque(counts, cell, counts[cell] + amount);
    }

    /** Counts one; only the owner. */
    public void increment(DecodeCounter counter) {
        add(counter, 1);
    }

    /** How often something changed that is kept over restarts. */
    public long changes() {
        return get(DecodeCounter.TEMPLATES_CHANGED) + get(DecodeCounter.TEMPLATES_WITHDRAWN)
            + get(DecodeCounter.OPTIONS_CHANGED) + get(DecodeCounter.TEMPLATES_REFUTED);
    }

    /** The count so far. */
    public long get(DecodeCounter counter) {
        return (long) CELL.getOpaque(counts, counter.ordinal());
    }
}
