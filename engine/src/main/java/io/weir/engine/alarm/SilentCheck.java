// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.alarm;

/**
 * Nothing came for the threshold, and for ten times the usual pause of this exporter, so that one that sends each hour
 * does not raise it each hour. Only exporters that gave flows: whoever sends a stray datagram is not missed.
 */
final class SilentCheck implements Check {
    private static final int PAUSES = 10;
    private static final long LEAST_DATAGRAMS = 2;

    private final Lamp lamp;
    private final long thresholdNs;
    private long datagrams;
    private long heardNs;

    SilentCheck(Lamp lamp, double thresholdSeconds) {
        this.lamp = lamp;
        this.thresholdNs = (long) (thresholdSeconds * 1e9);
    }

    @Override
    public void look(Figures now, long nowNs) {
        if (now.datagrams != datagrams) {
            datagrams = now.datagrams;
            heardNs = nowNs;
            lamp.clear();
            return;
        }
        // By this host's own steps, not by receive times: setting its clock must raise nothing.
        long silentNs = nowNs - heardNs;
        long gapNs = now.usualGapNs();
        boolean known = now.flows > 0 && now.datagrams >= LEAST_DATAGRAMS;
        if (known && silentNs >= thresholdNs && silentNs / PAUSES >= gapNs) {
            lamp.raise("nothing came for " + silentNs / 1_000_000_000 + " s; it used to send every "
                + Words.seconds(gapNs / 1e9));
        }
    }
}
