// SPDX-License-Identifier: Apache-2.0
package io.weir.time;

/**
 * A clock that goes on from a moment by elapsed time.
 *
 * @param ms what it said then, milliseconds since 1970 UTC
 * @param ns that moment by a count of nanoseconds that no one sets
 */
record ClockLine(long ms, long ns) {
    private static final long NS_PER_MS = 1_000_000;

    /** How long ago the moment is, milliseconds. */
    long ageMs(long nowNs) {
        return (nowNs - ns) / NS_PER_MS;
    }

    /** What it says now. */
    long atMs(long nowNs) {
        return ms + ageMs(nowNs);
    }

    /** By how much another clock that says {@code nowMs} is ahead or behind. */
    long apartMs(long nowMs, long nowNs) {
        return Math.abs(nowMs - atMs(nowNs));
    }
}
