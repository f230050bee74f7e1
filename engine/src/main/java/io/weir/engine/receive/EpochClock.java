// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Nanoseconds since 1970 UTC without allocation: the monotonic clock, set by the system's clock once a second. One
 * thread.
 */
public final class EpochClock implements LongSupplier {
    private static final long SECOND_NS = 1_000_000_000L;

    private long offsetNs;
    private long setNs;

    /** A clock, set now. */
    public EpochClock() {
        set(System.nanoTime());
    }

    @Override
    public long getAsLong() {
        long nowNs = System.nanoTime();
        if (nowNs - setNs > SECOND_NS) {
            set(nowNs);
        }
        return nowNs + offsetNs;
    }

    private void set(long nowNs) {
        Instant instant = Instant.now();
        offsetNs = instant.getEpochSecond() * SECOND_NS + instant.getNano() - nowNs;
        setNs = nowNs;
    }
}
