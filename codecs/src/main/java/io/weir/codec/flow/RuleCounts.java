// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.Cells;

/** How often each {@link Rule} changed a value: written by one thread, read by any. */
public final class RuleCounts {
    private final Cells counts = new Cells(Rule.values().length);

    /** Counts one corrected value; only the owner. */
    void increment(Rule rule) {
        counts.add(rule.ordinal(), 1);
    }

    /** Counts one for each of several rules, given as bits by their ordinals; only the owner. */
    void increment(int bits) {
        for (int left = bits; left != 0; left &= left - 1) {
            counts.add(Integer.numberOfTrailingZeros(left), 1);
        }
    }

    /** The count so far. */
    public long get(Rule rule) {
        return counts.get(rule.ordinal());
    }
}
