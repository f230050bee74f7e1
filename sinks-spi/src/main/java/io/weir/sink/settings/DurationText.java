// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.settings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as goflow2's users write them: {@code 1m30s}, {@code 1.5h}, {@code 250ms}, {@code 0}. */
final class DurationText {
    private static final Pattern PART = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(ns|us|µs|ms|s|m|h)");

    private DurationText() {
    }

    /** The duration; IllegalArgumentException if it is none. */
    static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher part = PART.matcher(text);
        Duration sum = Duration.ZERO;
        int at = 0;
        while (part.find() && part.start() == at) {
            sum = sum.plusNanos(Math.round(Double.parseDouble(part.group(1)) * unitNs(part.group(2))));
            at = part.end();
        }
        if (at == 0 || at != text.length()) {
            throw new IllegalArgumentException(text);
        }
        return sum;
    }

    private static double unitNs(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "m" -> 60e9;
            default -> 3600e9;
        };
    }
}
