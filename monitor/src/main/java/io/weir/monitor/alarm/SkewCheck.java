// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

/**
 * The clocks differ by more than the threshold, seen twice in a row, so that one datagram that was held up raises
 * nothing; cleared below half of it.
 */
final class SkewCheck implements Check {
    private final Lamp lamp;
    private final long thresholdMs;
    private long datagrams;
    private boolean seen;

    SkewCheck(Lamp lamp, double thresholdSeconds) {
        this.lamp = lamp;
        this.thresholdMs = (long) (thresholdSeconds * 1e3);
    }

    @Override
    public void look(Figures now, long nowNs) {
        if (now.datagrams == datagrams) {
            return;
        }
        datagrams = now.datagrams;
        long skewMs = Math.abs(now.skewMs);
        if (skewMs > thresholdMs && (seen || lamp.isRaised())) {
            lamp.raise("its clock is " + Words.seconds(skewMs / 1e3) + (now.skewMs > 0 ? " behind" : " ahead of")
                + " this host's");
        } else if (skewMs <= thresholdMs / 2) {
            lamp.clear();
        }
        seen = skewMs > thresholdMs;
    }
}
