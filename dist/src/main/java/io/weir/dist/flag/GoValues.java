// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Values in the forms that Go's flag package reads, and the few that Weir adds. */
public final class GoValues {
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

    private GoValues() {
    }

    /** A boolean in Go's words. */
    public static boolean bool(String text) throws BadValueException {
        if (TRUE.contains(text)) {
            return true;
        }
        if (FALSE.contains(text)) {
            return false;
        }
        throw new BadValueException("allowed: 1, t, T, TRUE, true, True, 0, f, F, FALSE, false, False");
    }

    /** Any text. */
    public static FlagType<String> text(String valueName) {
        return new FlagType<>(valueName, text -> text);
    }

    /** A whole number from {@code least} to {@code most}. */
    public static FlagType<Integer> integer(int least, int most) {
        return new FlagType<>("N", text -> (int) GoNumbers.integer(text, least, most));
    }

    /** An amount of memory, at least {@code least} bytes: {@code 1048576}, {@code 64KiB}, {@code 8MiB}. */
    public static FlagType<Long> bytes(long least) {
        return new FlagType<>("BYTES", text -> GoNumbers.bytes(text, least));
    }

    /** A duration of at least {@code least}: {@code 10s}, {@code 1m30s}, {@code 500ms}. */
    public static FlagType<Duration> duration(Duration least) {
        return new FlagType<>("DURATION", text -> {
            Duration value = GoDuration.parse(text);
            if (value.compareTo(least) < 0) {
                throw new BadValueException("allowed: " + GoDuration.text(least) + " or longer");
            }
            return value;
        });
    }

    /** One of an enum's constants, in lower case with hyphens. */
    public static <E extends Enum<E>> FlagType<E> oneOf(Class<E> type) {
        String allowed = Arrays.stream(type.getEnumConstants()).map(GoValues::word).collect(Collectors.joining(", "));
        return new FlagType<>(allowed.replace(", ", "|"), text -> {
            for (E each : type.getEnumConstants()) {
                if (word(each).equals(text)) {
                    return each;
                }
            }
            throw new BadValueException("allowed: " + allowed);
        });
    }

    /** Words separated by commas, none empty, none twice; the empty text gives none. */
    public static FlagType<List<String>> list(String valueName) {
        return new FlagType<>(valueName, text -> {
            List<String> words = text.isEmpty() ? List.of() : List.of(text.split(",", -1));
            if (words.contains("") || Set.copyOf(words).size() != words.size()) {
                throw new BadValueException("allowed: names separated by commas, each once");
            }
            return words;
        });
    }

    /** A constant as the user writes it. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
