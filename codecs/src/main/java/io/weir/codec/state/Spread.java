// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

/** Sums of {@link RecentValues}, to take quantiles from; used again after {@link #clear}. One reader's thread. */
public final class Spread {
    private final long[] sums = new long[Buckets.COUNT];
    private int from = Buckets.COUNT;
    private int to;
    private long total;

    /** Nothing yet. */
    public Spread() {
    }

    /** Adds what occurred in the last five to ten minutes before {@code nowNs}, nanoseconds since 1970 UTC. */
    public void add(RecentValues values, long nowNs) {
        values.addTo(this, nowNs);
    }

    void add(int bucket, long count) {
        sums[bucket] += count;
        from = Math.min(from, bucket);
        to = Math.max(to, bucket + 1);
        total += count;
    }

    /**
     * The value that a part of all is not above, to a sixteenth exactly.
     *
     * @param part 0 to 1
     * @return -1 if there is none at all
     */
    public long quantile(double part) {
        long left = Math.max(1, (long) Math.ceil(part * total));
        for (int i = from; i < to; i++) {
            left -= sums[i];
            if (left <= 0) {
                return Buckets.middle(i);
            }
        }
        return -1;
    }

    /** Forgets what was added. */
    public void clear() {
        for (int i = from; i < to; i++) {
            sums[i] = 0;
        }
        from = Buckets.COUNT;
        to = 0;
        total = 0;
    }
}
