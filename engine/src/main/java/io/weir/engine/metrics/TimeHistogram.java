// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.Cells;
import io.weir.codec.state.Buckets;

/**
 * How long something took, in {@link Buckets} of nanoseconds. Written by one thread, read by any; nothing is allocated.
 */
public final class TimeHistogram {
    private static final int COUNT = Buckets.COUNT;
    private static final int SUM = COUNT + 1;

    private final Cells cells = new Cells(SUM + 1);

    /** Nothing was measured yet. */
    public TimeHistogram() {
    }

    /** {@code times} times something took {@code ns}; only the owner. */
    public void add(long ns, long times) {
        cells.add(Buckets.of(ns), times);
        cells.add(COUNT, times);
        cells.add(SUM, ns * times);
    }

    /** How often something was measured; any thread, as all that follow. */
    public long count() {
        return cells.get(COUNT);
    }

    /** Nanoseconds, all together. */
    public long sumNs() {
        return cells.get(SUM);
    }

    /**
     * The time that a part of all measurements of {@code all} stayed below, to a sixteenth exactly.
     *
     * @param part 0 to 1
     * @return nanoseconds; NaN if nothing was measured
     */
    public static double quantileNs(Iterable<TimeHistogram> all, double part) {
        long[] sums = new long[Buckets.COUNT];
        long total = 0;
        for (TimeHistogram each : all) {
            for (int i = 0; i < Buckets.COUNT; i++) {
                sums[i] += each.cells.get(i);
                total += each.cells.get(i);
            }
        }
        long left = (long) Math.ceil(part * total);
        for (int i = 0; i < Buckets.COUNT; i++) {
            left -= sums[i];
            if (left <= 0 && sums[i] > 0) {
                return Buckets.middle(i);
            }
        }
        return Double.NaN;
    }
}
