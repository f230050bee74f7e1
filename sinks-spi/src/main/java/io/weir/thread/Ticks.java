// SPDX-License-Identifier: Apache-2.0
package io.weir.thread;

import java.util.function.LongSupplier;

/** When something that is done at intervals is due; ticks that were missed are not made up for. One thread. */
final class Ticks {
    private final long intervalNs;
    private final LongSupplier clock;
    private long nextNs;

    Ticks(long intervalNs, LongSupplier clock) {
        this.intervalNs = intervalNs;
        this.clock = clock;
        this.nextNs = clock.getAsLong() + intervalNs;
    }

    /** How long to wait; 0 if it is due now, and then the next tick is an interval later. */
    long waitNs() {
        long nowNs = clock.getAsLong();
        if (nowNs - nextNs < 0) {
            return nextNs - nowNs;
        }
        nextNs = Math.max(nextNs + intervalNs, nowNs);
        return 0;
    }
}
