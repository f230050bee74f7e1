// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

/** The counters of one decoder: written by its thread alone, read by any. */
public final class DecodeCounts {
    private final Cells counts = new Cells(DecodeCounter.values().length);

    /** Adds to a counter; only the owner. */
    public void add(DecodeCounter counter, long amount) {
        counts.add(counter.ordinal(), amount);
    }

    /** Counts one; only the owner. */
    public void increment(DecodeCounter counter) {
        add(counter, 1);
    }

    /** How often something changed that is kept over restarts. */
    public long changes() {
        return get(DecodeCounter.TEMPLATES_CHANGED) + get(DecodeCounter.TEMPLATES_ENDED)
            + get(DecodeCounter.OPTIONS_CHANGED) + get(DecodeCounter.TEMPLATES_REFUTED);
    }

    /** The count so far. */
    public long get(DecodeCounter counter) {
        return counts.get(counter.ordinal());
    }
}
