// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.Doubt;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.saved.SavedSession;

/**
 * Whether the first datagram after a restart can come from the device whose state was kept. Templates that are wrongly
 * taken for a device's give wrong flows; those that are wrongly given up cost a wait for the next ones.
 */
final class Continuity {
    /** A datagram may have been delayed, and seconds are cut. */
    private static final long CLOCK_MS = 600_000;
    private static final long BOOT_MS = 2_000;
    /** Uptime runs by a crystal, export time by NTP: 100 ppm are more than any crystal is off. */
    private static final long DRIFT = 10_000;
    private static final long MOST_PER_MS = 1_000;
    private static final long REORDERED = 1_024;
    private static final long HALF = 1L << 31;

    private Continuity() {
    }

    /** Whether as much time passed by the device's clock as by ours. */
    static boolean clockRanOn(SavedSession saved, Datagram datagram) {
        long ours = elapsedMs(saved, datagram);
        long apart = datagram.exportMs() - saved.exportMs() - ours;
        return Math.abs(apart) <= CLOCK_MS + Math.abs(ours) / DRIFT;
    }

    private static long elapsedMs(SavedSession saved, Datagram datagram) {
        return (datagram.receivedNs() - saved.seenNs()) / 1_000_000;
    }

    /** What speaks against a datagram from the same source port and domain; null for nothing. */
    static Doubt doubt(SavedSession saved, Datagram datagram) {
        if (datagram.protocol().hasUptime() && (saved.uptimeMs() | datagram.uptimeMs()) != 0) {
            return sameBoot(saved, datagram) ? null : Doubt.BOOT;
        }
        return goesOn(saved, datagram) ? null : Doubt.SEQUENCE;
    }

    /** Boot instants are known only modulo 2^32 ms, as uptime wraps. */
    private static boolean sameBoot(SavedSession saved, Datagram datagram) {
        int apart = (int) (saved.exportMs() - saved.uptimeMs() - Session.bootMs(datagram));
        return Math.abs((long) apart) <= BOOT_MS + Math.abs(elapsedMs(saved, datagram)) / DRIFT;
    }

    /** Whether the sequence can have come from the number kept to this one in the time that passed. */
    private static boolean goesOn(SavedSession saved, Datagram datagram) {
        int ahead = (int) (datagram.sequence() - saved.sequence());
        long most = REORDERED + Math.max(0, elapsedMs(saved, datagram)) * MOST_PER_MS;
        return most >= HALF || ahead >= -REORDERED && ahead <= most;
    }
}
