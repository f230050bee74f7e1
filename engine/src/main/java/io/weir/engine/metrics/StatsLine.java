// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import java.util.Locale;

/** What happened between two snapshots, in one line for people. */
public final class StatsLine {
    private static final double SECOND_NS = 1e9;

    private StatsLine() {
    }

    /** Rates over the time between the two; losses only if there were any in it. */
    public static String of(Snapshot before, Snapshot now) {
        double seconds = Math.max(1, now.atNs() - before.atNs()) / SECOND_NS;
        StringBuilder line = new StringBuilder(160);
        line.append(number((now.datagrams() - before.datagrams()) / seconds)).append(" datagrams/s, ")
            .append(number((now.flows() - before.flows()) / seconds)).append(" flows/s, rings ")
            .append(now.ringPercent()).append(" % full, heap ").append(now.heapBytes() >> 20).append(" of ")
            .append(now.heapMaxBytes() >> 20).append(" MiB");
        losses(line, before, now);
        return line.toString();
    }

    private static void losses(StringBuilder line, Snapshot before, Snapshot now) {
        String separator = "; lost: ";
        for (Loss loss : Loss.values()) {
            long count = now.loss(loss) - before.loss(loss);
            if (count != 0) {
                line.append(separator).append(number(count)).append(' ').append(loss.text());
                separator = ", ";
            }
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
}
