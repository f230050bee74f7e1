// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import java.util.function.LongSupplier;

/** Whether a count of what was lost rose within the last ten seconds, as far as it was looked at. Any thread. */
public final class RecentLoss {
    private static final long RECENT_NS = 10_000_000_000L;

    private final LongSupplier clockNs;
    private long lost;
    private long roseNs;
    private boolean recent;

    /** Nothing is lost yet; {@code clockNs} gives nanoseconds of any origin. */
    public RecentLoss(LongSupplier clockNs) {
        this.clockNs = clockNs;
    }

    /** Looks at the count now. */
    public synchronized boolean look(long lostNow) {
        long nowNs = clockNs.getAsLong();
        if (lostNow > lost) {
            lost = lostNow;
            roseNs = nowNs;
            recent = true;
        }
        recent &= nowNs - roseNs < RECENT_NS;
        return recent;
    }
}
