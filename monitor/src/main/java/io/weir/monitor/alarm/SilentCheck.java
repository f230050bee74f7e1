// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import java.time.Instant;

/**
 * Nothing came for the threshold, and for ten times the usual pause of this exporter, so that one that sends each hour
 * does not raise it each hour. Only exporters that gave flows, now or before a restart: whoever sends a stray datagram
 * is not missed. What was before a restart has no known pause.
 */
final class SilentCheck implements Check {
    private static final int PAUSES = 10;
    private static final long LEAST_DATAGRAMS = 2;

    private final Lamp lamp;
    private final long thresholdNs;
    private long datagrams;
    private long heardNs;
    private long firstDatagrams;
    private long firstNs;

    /** A check that begins at {@code nowNs}. */
    SilentCheck(Lamp lamp, double thresholdSeconds, long nowNs) {
        this.lamp = lamp;
        this.thresholdNs = (long) (thresholdSeconds * 1e9);
        this.heardNs = nowNs;
    }

    @Override
    public void look(Figures now, long nowNs) {
        if (now.datagrams != datagrams) {
            if (datagrams == 0) {
                firstDatagrams = now.datagrams;
                firstNs = nowNs;
            }
            datagrams = now.datagrams;
            heardNs = nowNs;
            lamp.clear();
            return;
        }
        // By this host's own steps, not by receive times: setting its clock must raise nothing.
        long silentNs = nowNs - heardNs;
        long gapNs = usualGapNs();
        boolean known = now.flows > 0 && now.datagrams >= LEAST_DATAGRAMS || now.heardBeforeNs > 0;
        if (known && silentNs >= thresholdNs && silentNs / PAUSES >= gapNs) {
            lamp.raise("nothing came for " + silentNs / 1_000_000_000 + " s" + usually(now, gapNs));
        }
    }

    /** Nanoseconds between two datagrams on average, 0 if all came at once. */
    private long usualGapNs() {
        return datagrams > firstDatagrams ? (heardNs - firstNs) / (datagrams - firstDatagrams) : 0;
    }

    private static String usually(Figures now, long gapNs) {
        if (now.datagrams == 0) {
            return ", since Weir started; it was last heard before that, at "
                + Instant.ofEpochSecond(now.heardBeforeNs / 1_000_000_000);
        }
        return gapNs == 0 ? "" : "; it used to send every " + Words.seconds(gapNs / 1e9);
    }
}
