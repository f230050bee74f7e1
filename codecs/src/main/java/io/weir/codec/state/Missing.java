// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

/**
 * The numbers of one stream that were passed over, as ranges: what comes late is taken out again. Bounded: of too many
 * ranges the oldest is forgotten, and what it named stays lost. One thread.
 */
final class Missing {
    /** Datagrams that change places are a few apart; a range that so many others followed is not worth its memory. */
    static final int RANGES = 16;

    private final long[] from = new long[RANGES + 1];
    private final long[] to = new long[RANGES + 1];
    private int size;
    private long horizon = Long.MIN_VALUE;

    /** Adds a range behind all others. */
    void add(long first, long end) {
        from[size] = first;
        to[size++] = end;
        forgetOldest();
    }

    /** Takes the numbers from {@code first} to before {@code end} out; gives how many of them were missing. */
    long take(long first, long end) {
        long taken = 0;
        for (int i = size - 1; i >= 0 && to[i] > first; i--) {
            long low = Math.max(first, from[i]);
            long high = Math.min(end, to[i]);
            if (low < high) {
                taken += high - low;
                cut(i, low, high);
            }
        }
        forgetOldest();
        return taken;
    }

    /** Takes {@code first} and all that is missing right behind it out; gives how many. */
    long takeRest(long first) {
        for (int i = size - 1; i >= 0 && to[i] > first; i--) {
            if (from[i] <= first) {
                return take(first, to[i]);
            }
        }
        return 0;
    }

    private void cut(int i, long low, long high) {
        if (from[i] < low && high < to[i]) {
            open(i + 1);
            from[i + 1] = high;
            to[i + 1] = to[i];
            to[i] = low;
        } else if (from[i] < low) {
            to[i] = low;
        } else if (high < to[i]) {
            from[i] = high;
        } else {
            close(i);
        }
    }

    private void open(int i) {
        System.arraycopy(from, i, from, i + 1, size - i);
        System.arraycopy(to, i, to, i + 1, size - i);
        size++;
    }

    private void close(int i) {
        size--;
        System.arraycopy(from, i + 1, from, i, size - i);
        System.arraycopy(to, i + 1, to, i, size - i);
    }

    private void forgetOldest() {
        if (size > RANGES) {
            horizon = to[0];
            close(0);
        }
    }

    /** Whether it was forgotten what was missing before {@code number}. */
    boolean isForgotten(long number) {
        return number < horizon;
    }
}
