// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.decode;

import io.weir.capture.CaptureCounts;
import java.io.PrintStream;
import java.util.Locale;

/** A line per second for runs of more than two seconds, and the wish to stop. */
final class ReadProgress {
    private static final long SECOND = 1_000_000_000;
    private static final long QUIET_NS = 2 * SECOND;
    private static final int MEGA = 1_000_000;

    private final PrintStream err;
    private final long size;
    private final CaptureCounts counts;
    private final long startNs = System.nanoTime();
    private long read;
    private long nextNs = QUIET_NS;
    private volatile boolean stopped;

    ReadProgress(PrintStream err, long size, CaptureCounts counts) {
        this.err = err;
        this.size = size;
        this.counts = counts;
    }

    void read(int bytes) {
        read += bytes;
        at(elapsedNs());
    }

    void at(long elapsedNs) {
        if (elapsedNs < nextNs) {
            return;
        }
        nextNs = elapsedNs + SECOND;
        String share = size == 0 ? "" : String.format(Locale.ROOT, " of %d MB (%d %%)", size / MEGA, read * 100 / size);
        err.printf(Locale.ROOT, "read %d MB%s, %d datagrams, after %d s%n", read / MEGA, share, counts.datagrams(),
            elapsedNs / SECOND);
    }

    long elapsedNs() {
        return System.nanoTime() - startNs;
    }

    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }
}
