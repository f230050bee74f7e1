// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before a batch is sent again: twice as long each time, up to a bound, less a random part. */
final class Backoff {
    private static final int MOST_DOUBLINGS = 30;

    private final long firstMs;
    private final long longestMs;
    private final DoubleSupplier random;

    /**
     * A backoff.
     *
     * @param random from 0 to 1, exclusive; any thread
     */
    Backoff(Duration first, Duration longest, DoubleSupplier random) {
        this.firstMs = first.toMillis();
        this.longestMs = longest.toMillis();
        this.random = random;
    }

    /** Milliseconds before the next attempt; between half of the full pause and all of it. */
    long pauseMs(int failures) {
        long doubled = firstMs << Math.min(failures - 1, MOST_DOUBLINGS);
        long full = Math.min(longestMs, doubled < firstMs ? longestMs : doubled);
        return full / 2 + (long) (random.getAsDouble() * (full - full / 2));
    }

    long longestMs() {
        return longestMs;
    }
}
