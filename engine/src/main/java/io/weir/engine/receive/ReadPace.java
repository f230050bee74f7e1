// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

/**
 * Says how long a socket's thread may rest after a read, so that the next read finds a batch rather than one datagram:
 * being woken costs several times as much as the datagram itself. What network cards do with their interrupts.
 *
 * <p>It never rests while datagrams are rare (a lone one is passed on at once), nor while reads are full. In between it
 * rests until three quarters of a batch are due, and never longer than a burst would need to fill the socket's buffer.
 * One thread.
 */
final class ReadPace {
    private static final long LONGEST_NS = 1_000_000;
    /** Below this the timer's own slack is most of the rest. */
    private static final long SHORTEST_NS = 40_000;
    /** A rest that spares fewer wake-ups than this is not worth the delay. */
    private static final int FEWEST = 4;
    /** The burst that a buffer must outlast: 400,000 datagrams/s of 2 KiB, as the kernel counts small ones, too. */
    private static final long BURST_BYTES_PER_MS = 400L * 2048;
    private static final int SMOOTHING = 4;

    private final int due;
    private final long longestNs;
    private long lastNs;
    private long gapNs;

    /** For a socket that reads {@code batch} datagrams at once and whose kernel buffer holds {@code bufferBytes}. */
    ReadPace(int batch, int bufferBytes) {
        this.due = Math.max(1, batch * 3 / 4);
        this.longestNs = Math.min(LONGEST_NS, bufferBytes * 1_000_000L / BURST_BYTES_PER_MS);
        this.gapNs = longestNs;
    }

    /**
     * How long to rest now.
     *
     * @param datagrams read since the last call, 0 or more
     * @param nowNs {@link System#nanoTime}
     * @return nanoseconds, 0 for not at all
     */
    long rest(int datagrams, long nowNs) {
        if (datagrams == 0) {
            return 0;
        }
        long sampleNs = Math.min(longestNs, (nowNs - lastNs) / datagrams);
        lastNs = nowNs;
        // A pause in the traffic counts at once, its return only by and by: the first datagrams are not held up.
        gapNs = sampleNs > gapNs ? sampleNs : gapNs - (gapNs - sampleNs) / SMOOTHING;
        if (gapNs > longestNs / FEWEST) {
            return 0;
        }
        long restNs = Math.min(longestNs, gapNs * due);
        return restNs < SHORTEST_NS ? 0 : restNs;
    }
}
