// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoDuration;
import io.weir.monitor.alarm.AlarmKind;
import io.weir.monitor.alarm.AlarmSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Which alarms there are, and from when on they are raised: a flag for each kind. */
public final class AlarmFlags {
    private static final String OFF = "off";
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Map<AlarmKind, Flag<OptionalDouble>> FLAGS = new EnumMap<>(AlarmKind.class);

    static {
        Arrays.stream(AlarmKind.values()).forEach(kind -> FLAGS.put(kind, flag(kind)));
    }

    private AlarmFlags() {
    }

    private static Flag<OptionalDouble> flag(AlarmKind kind) {
        String value = switch (kind.unit()) {
            case DURATION -> "DURATION|off";
            case PERCENT -> "PERCENT|off";
            case FLOWS, COUNT -> "N|off";
        };
        return new Flag<>("alarm." + kind.id(),
            new FlagType<>(value, text -> text.equals(OFF) ? OptionalDouble.empty()
                : OptionalDouble.of(threshold(kind, text))), kind.usual(), kind.meaning() + "; off: no such alarm");
    }

    private static double threshold(AlarmKind kind, String text) throws BadValueException {
        return switch (kind.unit()) {
            case DURATION -> seconds(text);
            case PERCENT -> number(text.endsWith("%") ? text.substring(0, text.length() - 1) : text, 100,
                "allowed: a share such as 1% or 0.5%, at most 100%, or off");
            case FLOWS, COUNT -> number(text, 1e12, "allowed: a number above 0, or off");
        };
    }

    private static double seconds(String text) throws BadValueException {
        Duration value = GoDuration.parse(text);
        if (value.compareTo(LEAST) < 0) {
            throw new BadValueException("allowed: 1s or longer, such as 5m, or off");
        }
        return value.toMillis() / 1e3;
    }

    private static double number(String text, double most, String allowed) throws BadValueException {
        if (text.matches("\\d{1,12}(\\.\\d{1,6})?")) {
            double value = Double.parseDouble(text);
            if (value > 0 && value <= most) {
                return value;
            }
        }
        throw new BadValueException(allowed);
    }

    /** Adds the flags to a command's. */
    public static void addTo(FlagSet flags) {
        flags.add("Alarms", List.copyOf(FLAGS.values()));
    }

    /** What was asked for. */
    public static AlarmSettings settings(FlagValues values) {
        AlarmSettings settings = AlarmSettings.none();
        for (Map.Entry<AlarmKind, Flag<OptionalDouble>> each : FLAGS.entrySet()) {
            OptionalDouble threshold = values.value(each.getValue());
            settings = threshold.isPresent() ? settings.with(each.getKey(), threshold.getAsDouble()) : settings;
        }
        return settings;
    }
}
