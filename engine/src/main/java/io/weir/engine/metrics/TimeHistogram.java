// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How long something took, in a fixed number of buckets that grow with the time: each power of two of nanoseconds has
 * four. Written by one thread, read by any; nothing is allocated.
 */
public final class TimeHistogram {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    /** Buckets of a power of two, as bits. */
    private static final int PART_BITS = 2;
    private static final int BUCKETS = 64 << PART_BITS;
    private static final int COUNT = BUCKETS;
    private static final int SUM = BUCKETS + 1;

    private final long[] cells = new long[BUCKETS + 2];

    /** Nothing was measured yet. */
    public TimeHistogram() {
    }

    /** {@code times} times something took {@code ns}; only the owner. */
    public void add(long ns, long times) {
        add(bucket(ns), times);
        add(COUNT, 1, times);
        add(SUM, ns, times);
    }

    private void add(int cell, long times) {
        add(cell, 1, times);
    }

    private void add(int cell, long amount, long times) {
        CELL.setOpaque(cells, cell, cells[cell] + amount * times);
    }

    private long get(int cell) {
        return (long) CELL.getOpaque(cells, cell);
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
        return get(COUNT);
    }

    /** Nanoseconds, all together. */
    public long sumNs() {
        return get(SUM);
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
                sums[i] += each.get(i);
                total += each.get(i);
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
