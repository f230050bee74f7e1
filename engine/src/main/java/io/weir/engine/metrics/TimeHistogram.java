// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.Cells;

/**
 * How long something took, in a fixed number of buckets that grow with the time: each power of two of nanoseconds has
 * four. Written by one thread, read by any; nothing is allocated.
 */
public final class TimeHistogram {
    /** Buckets of a power of two, as bits. */
    private static final int PART_BITS = 2;
    private static final int BUCKETS = 64 << PART_BITS;
    private static final int COUNT = BUCKETS;
    private static final int SUM = BUCKETS + 1;

    private final Cells cells = new Cells(BUCKETS + 2);

    /** Nothing was measured yet. */
    public TimeHistogram() {
    }

    /** {@code times} times something took {@code ns}; only the owner. */
    public void add(long ns, long times) {
        cells.add(bucket(ns), times);
        cells.add(COUNT, times);
        cells.add(SUM, ns * times);
    }

    /** The bits below the highest one choose the bucket within its power of two. */
    private static int bucket(long ns) {
        long value = Math.max(1 << PART_BITS, ns);
        int exponent = 63 - Long.numberOfLeadingZeros(value);
        int part = (int) (value >>> exponent - PART_BITS) & (1 << PART_BITS) - 1;
        return exponent << PART_BITS | part;
    }

    /** The middle of a bucket, nanoseconds. */
    private static double middle(int bucket) {
        double power = Math.pow(2, bucket >> PART_BITS);
        double parts = 1 << PART_BITS;
        return power * (1 + ((bucket & (1 << PART_BITS) - 1) + 0.5) / parts);
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
     * The time that a part of all measurements of {@code all} stayed below, to an eighth exactly.
     *
     * @param part 0 to 1
     * @return nanoseconds; NaN if nothing was measured
     */
    public static double quantileNs(Iterable<TimeHistogram> all, double part) {
        long[] sums = new long[BUCKETS];
        long total = 0;
        for (TimeHistogram each : all) {
            for (int i = 0; i < BUCKETS; i++) {
                sums[i] += each.cells.get(i);
                total += each.cells.get(i);
            }
        }
        long left = (long) Math.ceil(part * total);
        for (int i = 0; i < BUCKETS; i++) {
            left -= sums[i];
            if (left <= 0 && sums[i] > 0) {
                return middle(i);
            }
        }
        return Double.NaN;
    }
}
