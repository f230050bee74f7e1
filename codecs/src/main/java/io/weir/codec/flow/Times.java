// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.exporter.Datagram;

/** Time arithmetic of the protocols: unsigned 64-bit nanoseconds since 1970 UTC, wrapping. */
final class Times {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long NS_PER_S = 1_000_000_000L;
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
    private static final long WRAP_MS = 1L << 32;
    private static final long YEAR_1971_NS = 365L * 24 * 3600 * NS_PER_S;

    private Times() {
    }

    static long exportNs(Datagram datagram) {
        return datagram.exportMs() * NS_PER_MS + datagram.exportNanos();
    }

    /** A time of sysUptime within 24.8 days of the export, whichever side of a wrap it lies on. */
    static long uptime(Datagram datagram, long value) {
        return exportNs(datagram) - (int) (datagram.uptimeMs() - value) * NS_PER_MS;
    }

    /** What goflow2 makes of it: v5 modulo 2^32 into the past, v9 without modulo. */
    static long uptimeAsGoflow2(Datagram datagram, long value) {
        long age = datagram.uptimeMs() - value;
        boolean wraps = !datagram.protocol().hasTemplates();
        return exportNs(datagram) - (wraps ? age & 0xffff_ffffL : age) * NS_PER_MS;
    }

    /** A time relative to systemInitTimeMilliseconds whose 32 bits may have wrapped: the one nearest to the export. */
    static long sinceInit(Datagram datagram, long initMs, long value) {
        long base = initMs + value;
        long wraps = Math.floorDiv(datagram.exportMs() - base + WRAP_MS / 2, WRAP_MS);
        return (base + wraps * WRAP_MS) * NS_PER_MS;
    }

    /** Whether a time was not filled in: before 1971, or the beginning of NTP's time, which lies before 1970. */
    static boolean isUnset(long ns) {
        return ns < YEAR_1971_NS;
    }

    static long seconds(long value) {
        return value * NS_PER_S;
    }

    static long milliseconds(long value) {
        return value * NS_PER_MS;
    }

    /** RFC 5905 section 6, as goflow2 rounds it: the fraction through a double, low bits of microseconds kept. */
    static long ntp(long value) {
        long fraction = (long) ((double) ((value & 0xffff_ffffL) * NS_PER_S) / (1L << 32));
        return ((value >>> 32) - SECONDS_1900_TO_1970) * NS_PER_S + fraction;
    }

    static long deltaMicroseconds(Datagram datagram, long value) {
        return exportNs(datagram) - value * 1_000L;
    }
}
