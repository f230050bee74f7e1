// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

/**
 * When datagrams are due. Above some ten thousand per second a sleep is longer than the gap between two datagrams, so
 * what came due meanwhile goes at once; the average rate is exact.
 */
final class Pacer {
    /** What may be caught up after a stall; more would only overflow the receiver's buffer. */
    private static final long LATE_NS = 100_000_000;
    private static final int CHUNK = 256;

    private final double perNs;
    private long startNs;

    Pacer(double perSecond, long nowNs) {
        this.perNs = perSecond / 1e9;
        this.startNs = nowNs;
    }

    /** How many datagrams may have been sent in all by now, at least {@code sent}. */
    long due(long nowNs, long sent) {
        if (perNs == 0) {
            return sent + CHUNK;
        }
        long late = nowNs - timeOf(sent);
        if (late > LATE_NS) {
            startNs += late - LATE_NS;
        }
        return Math.max(sent, (long) ((nowNs - startNs) * perNs) + 1);
    }

    /** How long until the next is due; 0 or less if it is. */
    long waitNs(long nowNs, long sent) {
        return perNs == 0 ? 0 : timeOf(sent) - nowNs;
    }

    private long timeOf(long number) {
        return startNs + (long) Math.ceil(number / perNs);
    }
}
