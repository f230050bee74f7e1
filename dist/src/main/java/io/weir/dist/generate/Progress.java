// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import java.io.PrintStream;
import java.util.Locale;

/** A line per second for runs of more than two seconds. */
final class Progress {
    private static final long SECOND = 1_000_000_000;
    private static final long QUIET_NS = 2 * SECOND;

    private final PrintStream err;
    private final long count;
    private long nextNs = QUIET_NS;

    Progress(PrintStream err, long count) {
        this.err = err;
        this.count = count;
    }

    void at(long elapsedNs, long sent) {
        if (elapsedNs < nextNs) {
            return;
        }
        nextNs = elapsedNs + SECOND;
        err.printf(Locale.ROOT, "%d of %d datagrams (%d %%) after %d s%n", sent, count, sent * 100 / count,
            elapsedNs / SECOND);
    }
}
