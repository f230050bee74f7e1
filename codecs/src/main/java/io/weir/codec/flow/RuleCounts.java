// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** How often each {@link Rule} changed a value: written by one thread, read by any. */
public final class RuleCounts {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] counts = new long[Rule.values().length];

    /** Counts one corrected value; only the owner. */
    void increment(Rule rule) {
        int cell = rule.ordinal();
        CELL.setOpaque(counts, cell, counts[cell] + 1);
    }

    /** The count so far. */
    public long get(Rule rule) {
        return (long) CELL.getOpaque(counts, rule.ordinal());
    }
}
