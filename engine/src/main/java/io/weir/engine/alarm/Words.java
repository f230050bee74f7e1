// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.alarm;

import java.util.Locale;

/** Figures for people. */
final class Words {
    private Words() {
    }

    /** Seconds, with a fraction where there are few. */
    static String seconds(double seconds) {
        return number(seconds) + " s";
    }

    /** At most three digits behind the point, and none for large numbers. */
    static String number(double value) {
        if (value >= 100 || value == Math.rint(value)) {
            return String.valueOf(Math.round(value));
        }
        return String.format(Locale.ROOT, value >= 1 ? "%.1f" : "%.3f", value);
    }
}
