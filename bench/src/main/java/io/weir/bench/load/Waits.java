// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.load;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * How long lines took: the sender says when each datagram goes, the reader when each line is there. A datagram's time
 * is that of its last flow's line, the longest.
 */
final class Waits {
    /** Datagrams of one exporter that may be under way; at 1 M flows/s more than a minute of them. */
    private static final int UNDER_WAY = 1 << 18;
    private static final long LONGEST_NS = 60_000_000_000L;

    private final int flows;
    private final AtomicLongArray[] sentNs;
    private final Histogram times = new Histogram(LONGEST_NS, 3);
    private final long[] current;
    private final int[] seen;
    private final AtomicLong lines = new AtomicLong();
    private volatile boolean counting;

    Waits(int exporters, int flows) {
        this.flows = flows;
        sentNs = new AtomicLongArray[exporters];
        seen = new int[exporters];
        current = new long[exporters];
        Arrays.fill(current, -1);
        for (int i = 0; i < exporters; i++) {
            sentNs[i] = new AtomicLongArray(UNDER_WAY);
        }
    }

    /** A datagram goes now; the sender's thread. What goes before {@link #count} is warm-up. */
    void sending(int exporter, long datagram) {
        sentNs[exporter].setRelease((int) (datagram % UNDER_WAY), counting ? System.nanoTime() : 0);
    }

    /** A line was read at {@code nowNs}; the reader's thread. The first flow's number is the datagram's. */
    void line(int host, long sequence, long nowNs) {
        lines.setRelease(lines.getPlain() + 1);
        int exporter = host - 1;
        if (sequence != current[exporter]) {
            current[exporter] = sequence;
            seen[exporter] = 0;
        }
        if (++seen[exporter] == flows) {
            whole(sentNs[exporter], (int) (sequence / flows % UNDER_WAY), nowNs);
        }
    }

    private void whole(AtomicLongArray sent, int slot, long nowNs) {
        long atNs = sent.getAcquire(slot);
        if (atNs != 0) {
            times.recordValue(Math.min(LONGEST_NS, Math.max(0, nowNs - atNs)));
        }
    }

    /** From now on datagrams count. */
    void count() {
        counting = true;
    }

    /** Lines so far; any thread. */
    long lines() {
        return lines.getAcquire();
    }

    /** The times of all datagrams whose lines came, nanoseconds; once the reader is through. */
    Histogram times() {
        return times;
    }
}
