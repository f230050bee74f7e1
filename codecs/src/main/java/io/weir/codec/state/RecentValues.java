// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How often each size of a value occurred of late, in {@link Buckets}: what came in the five minutes before the last
 * full five minutes is forgotten. Written by one thread, read by any. It takes the memory that the values need, a few
 * powers of two as a rule; adding one allocates only where it widens that, or five minutes have gone by.
 */
public final class RecentValues {
    /** Half of the time that is looked back on, at most. */
    static final long HALF_NS = 300_000_000_000L;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int STEP = 1 << Buckets.PART_BITS;

    /** Counts in a cache line. */
    private static final int LINE = 16;

    private volatile Half current;
    private volatile Half before;
    private long endNs;

    /** Buckets from {@code first} on, of the five minutes from {@code startNs} on. */
    private record Half(long startNs, int first, int[] counts) {
        static Half of(long startNs, int bucket) {
            return new Half(startNs, bucket & -STEP, new int[STEP]);
        }

        boolean has(int bucket) {
            return bucket >= first && bucket < first + counts.length;
        }

        Half with(int bucket) {
            int from = Math.min(first, bucket & -STEP);
            int to = Math.max(first + counts.length, (bucket & -STEP) + STEP);
            int[] more = new int[to - from];
            System.arraycopy(counts, 0, more, first - from, counts.length);
            return new Half(startNs, from, more);
        }

        void add(int bucket, int times) {
            CELL.setOpaque(counts, bucket - first, counts[bucket - first] + times);
        }
    }

    /** Nothing occurred yet. */
    RecentValues() {
    }

    /** Lets time pass, to {@code nowNs} since 1970 UTC, before values are added; only the owner. */
    public void passTime(long nowNs) {
        if (nowNs < endNs) {
            return;
        }
        long startNs = nowNs - nowNs % HALF_NS;
        endNs = startNs + HALF_NS;
        Half last = current;
        if (last != null) {
            before = last;
            current = new Half(startNs, last.first(), new int[last.counts().length]);
        }
    }

    /** Reads one of the counts of each cache line: for {@link Foresight}. */
    long touch() {
        Half now = current;
        long sum = 0;
        if (now != null) {
            for (int i = 0; i < now.counts().length; i += LINE) {
                sum += now.counts()[i];
            }
        }
        return sum;
    }

    /** A value occurred; only the owner. */
    public void add(long value) {
        add(value, 1);
    }

    /** A value occurred so many times; only the owner. */
    void add(long value, int times) {
        int bucket = Buckets.of(value);
        Half now = current;
        if (now == null || !now.has(bucket)) {
            now = now == null ? Half.of(endNs - HALF_NS, bucket) : now.with(bucket);
            current = now;
        }
        now.add(bucket, times);
    }

    /** Adds what occurred lately, seen from {@code nowNs}, to {@code sums}; any thread. */
    void addTo(Spread sums, long nowNs) {
        addTo(sums, nowNs, before);
        addTo(sums, nowNs, current);
    }

    private static void addTo(Spread sums, long nowNs, Half half) {
        if (half == null || nowNs - half.startNs() >= 2 * HALF_NS) {
            return;
        }
        int[] counts = half.counts();
        for (int i = 0; i < counts.length; i++) {
            int count = (int) CELL.getOpaque(counts, i);
            if (count > 0) {
                sums.add(half.first() + i, count);
            }
        }
    }

    /** Memory of its counts, for tests: buckets. */
    int buckets() {
        return size(before) + size(current);
    }

    private static int size(Half half) {
        return half == null ? 0 : half.counts().length;
    }
}
