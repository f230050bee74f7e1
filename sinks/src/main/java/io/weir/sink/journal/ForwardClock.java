// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import java.util.function.LongSupplier;
import net.openhft.chronicle.core.time.TimeProvider;

/**
 * The time by which files roll: the system's, but when that is set back this one goes on, so that no file is written
 * after a later one. It stands still between two calls of {@link #tick}. The sink's thread.
 */
final class ForwardClock implements TimeProvider {
    private static final long NS_PER_MS = 1_000_000;

    private final LongSupplier systemMs;
    private final LongSupplier elapsedNs;
    private long tickedNs;
    private long nowMs;

    /** A clock over the system's time in milliseconds and a count of nanoseconds that no one sets. */
    ForwardClock(LongSupplier systemMs, LongSupplier elapsedNs) {
        this.systemMs = systemMs;
        this.elapsedNs = elapsedNs;
        this.tickedNs = elapsedNs.getAsLong();
        this.nowMs = systemMs.getAsLong();
    }

    /** Begins at {@code leastMs} or now, whichever is later. */
    void startAt(long leastMs) {
        nowMs = Math.max(leastMs, nowMs);
        tick();
    }

    /** Goes on to now, or by what has passed if the system's time is behind; gives how far that is, milliseconds. */
    long tick() {
        long ns = elapsedNs.getAsLong();
        long passedMs = (ns - tickedNs) / NS_PER_MS;
        tickedNs += passedMs * NS_PER_MS;
        long systemNow = systemMs.getAsLong();
        nowMs = Math.max(systemNow, nowMs + passedMs);
        return nowMs - systemNow;
    }

    @Override
    public long currentTimeMillis() {
        return nowMs;
    }
}
