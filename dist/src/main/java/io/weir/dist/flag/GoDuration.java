// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in Go's form: numbers with units, such as {@code 1m30s} or {@code 1.5h}; {@code 0} needs no unit. */
public final class GoDuration {
    private static final String ALLOWED =
        "allowed: numbers with the units h, m, s, ms, us, ns, such as 10s, 1m30s or 500ms";
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(h|ms|m|s|us|µs|μs|ns)");
    private static final Map<String, Long> UNIT_NS = Map.of("h", 3_600_000_000_000L, "m", 60_000_000_000L,
        "s", 1_000_000_000L, "ms", 1_000_000L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L, "ns", 1L);

    private GoDuration() {
    }

    /** The duration; negative after a minus sign. */
    public static Duration parse(String text) throws BadValueException {
        String parts = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (parts.equals("0")) {
            return Duration.ZERO;
        }
        long ns = nanoseconds(parts);
        return Duration.ofNanos(text.startsWith("-") ? -ns : ns);
    }

    private static long nanoseconds(String parts) throws BadValueException {
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(parts);
        int end = 0;
        while (end < parts.length() && part.find(end) && part.start() == end) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(UNIT_NS.get(part.group(2)))));
            end = part.end();
        }
        if (parts.isEmpty() || end != parts.length() || sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new BadValueException(ALLOWED);
        }
        return sum.setScale(0, RoundingMode.DOWN).longValue();
    }

    /** A duration as the user would write it, in the largest unit that has no fraction. */
    public static String text(Duration value) {
        long ns = value.toNanos();
        for (String unit : new String[] {"h", "m", "s", "ms", "us"}) {
            if (ns != 0 && ns % UNIT_NS.get(unit) == 0) {
                return ns / UNIT_NS.get(unit) + unit;
            }
        }
        return ns == 0 ? "0s" : ns + "ns";
    }
}
