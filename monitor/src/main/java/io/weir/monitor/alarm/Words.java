// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import java.util.Locale;

/** Figures for people. */
final class Words {
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private Words() {
    }

    /** Seconds, with a fraction where there are few; hours or days where there are many. */
    static String seconds(double seconds) {
        if (seconds >= 2 * DAY) {
            return number(seconds / DAY) + " days";
        }
        return seconds >= 2 * HOUR ? number(seconds / HOUR) + " h" : number(seconds) + " s";
    }

    /** At most three digits behind the point, and none for large numbers. */
    static String number(double value) {
        if (value >= 100 || value == Math.rint(value)) {
            return String.valueOf(Math.round(value));
        }
        return String.format(Locale.ROOT, value >= 1 ? "%.1f" : "%.3f", value);
    }
}
