// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.state.RecentValues;
import io.weir.codec.state.Spread;
import java.io.IOException;
import java.util.List;

/** Writes goflow2's quantiles of what occurred lately; one for a family, a scrape's thread. */
final class Quantiles {
    private static final String[] LABELS = {"0.5", "0.9", "0.99"};
    private static final double[] PARTS = {0.5, 0.9, 0.99};

    private final Spread spread = new Spread();
    private final long nowNs;
    private final int decimals;

    /** Of values that are divided by 10 to the {@code decimals}, seen from {@code nowNs} since 1970 UTC. */
    Quantiles(long nowNs, int decimals) {
        this.nowNs = nowNs;
        this.decimals = decimals;
    }

    /** The series of the quantiles; {@code others} are the values of all labels but the first. */
    static Series[] series(Family family, String... others) {
        Series[] series = new Series[LABELS.length];
        for (int i = 0; i < series.length; i++) {
            series[i] = Series.quantile(family, LABELS[i], others);
        }
        return series;
    }

    /** Writes a line each; of nothing, {@code NaN}, as Prometheus' clients do. */
    void write(MetricsText to, Series[] series, byte[] name, List<RecentValues> values) throws IOException {
        spread.clear();
        for (RecentValues each : values) {
            spread.add(each, nowNs);
        }
        for (int i = 0; i < series.length; i++) {
            long value = spread.quantile(PARTS[i]);
            if (value < 0) {
                to.none(series[i], name);
            } else {
                to.fraction(series[i], name, value, decimals);
            }
        }
    }
}
