// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.log;

import ch.qos.logback.classic.Level;
import io.weir.dist.flag.BadValueException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least level that is logged, on the scale of Go's slog: debug -4, info 0, warn 4, error 8, and steps between.
 *
 * @param value place on that scale
 */
public record LogThreshold(int value) {
    private static final Map<String, Integer> NAMED = Map.of("debug", -4, "info", 0, "warn", 4, "error", 8);
    private static final Pattern FORM = Pattern.compile("(debug|info|warn|error)([+-]\\d{1,6})?");

    /** Reads {@code info}, {@code WARN}, {@code Info+2}. */
    public static LogThreshold parse(String text) throws BadValueException {
        Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new BadValueException("allowed: debug, info, warn, error, in any case, also as INFO+2");
        }
        int step = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        return new LogThreshold(NAMED.get(parts.group(1)) + step);
    }

    /** The least of Logback's levels that is not below. */
    Level level() {
        if (value <= NAMED.get("debug")) {
            return Level.DEBUG;
        }
        if (value <= NAMED.get("info")) {
            return Level.INFO;
        }
        if (value <= NAMED.get("warn")) {
            return Level.WARN;
        }
        return value <= NAMED.get("error") ? Level.ERROR : Level.OFF;
    }
}
