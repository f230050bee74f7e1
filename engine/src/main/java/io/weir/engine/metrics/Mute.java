// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * goflow2's muting ({@code -err.cnt}, {@code -err.int}): so many lines of a kind in an interval, whoever they are
 * about, then silence until it ends. The log's thread alone.
 */
final class Mute {
    private final int count;
    private final long intervalNs;
    private final BiConsumer<String, Long> summary;
    private final Map<String, Interval> kinds = new HashMap<>();

    /** Mutes after {@code count} lines; 0 as count or interval never mutes. */
    Mute(int count, long intervalNs, BiConsumer<String, Long> summary) {
        this.count = count;
        this.intervalNs = intervalNs;
        this.summary = summary;
    }

    boolean allow(String kind, long nowNs) {
        if (count <= 0 || intervalNs <= 0) {
            return true;
        }
        Interval interval = kinds.computeIfAbsent(kind, k -> new Interval(nowNs));
        if (nowNs - interval.startNs >= intervalNs) {
            end(kind, interval, nowNs);
        }
        return interval.take(count);
    }

    /** Ends the intervals that are over; all of them if {@code last}. */
    void sweep(long nowNs, boolean last) {
        kinds.forEach((kind, interval) -> {
            if (last || nowNs - interval.startNs >= intervalNs) {
                end(kind, interval, nowNs);
            }
        });
    }

    private void end(String kind, Interval interval, long nowNs) {
        if (interval.muted > 0) {
            summary.accept(kind, interval.muted);
        }
        interval.startNs = nowNs;
        interval.written = 0;
        interval.muted = 0;
    }

    /** One kind's current interval. */
    private static final class Interval {
        private long startNs;
        private int written;
        private long muted;

        Interval(long startNs) {
            this.startNs = startNs;
        }

        boolean take(int most) {
            if (written < most) {
                written++;
                return true;
            }
            muted++;
            return false;
        }
    }
}
