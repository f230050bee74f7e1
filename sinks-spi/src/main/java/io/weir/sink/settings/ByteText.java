// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes as users write them: {@code 1048576}, {@code 64KiB}, {@code 8MiB}, {@code 1GiB}. */
final class ByteText {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,19})(|KiB|MiB|GiB)");

    private ByteText() {
    }

    /** The amount; IllegalArgumentException if it is none, or more than {@code most}. */
    static long parse(String text, long most) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            throw new IllegalArgumentException(text);
        }
        int shift = shift(amount.group(2));
        long number = Long.parseLong(amount.group(1));
        if (number > most >> shift) {
            throw new IllegalArgumentException(text);
        }
        return number << shift;
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 0;
        };
    }

    /** What is allowed, in words. */
    static String allowed(long most) {
        return "bytes such as 1048576, 64KiB, 8MiB or 1GiB" + (most == Long.MAX_VALUE ? "" : ", less than 2GiB");
    }
}
