// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

/** The uptime clock of an exporter: an hour old at the first datagram, wraps after 49.7 days as on any router. */
final class UptimeClock {
    private long bootMs = Long.MIN_VALUE;

    long uptimeMs(long exportMs) {
        if (bootMs == Long.MIN_VALUE) {
            bootMs = exportMs - TestExporter.FIRST_UPTIME_MS;
        }
        return exportMs - bootMs;
    }
}
