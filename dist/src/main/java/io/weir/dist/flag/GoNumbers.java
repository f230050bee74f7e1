// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

import java.util.Map;

/** Whole numbers as Go's flag package reads them: decimal, or with 0x, 0o, 0b; underscores between digits. */
final class GoNumbers {
    private static final Map<String, Integer> RADIX = Map.of("0x", 16, "0X", 16, "0o", 8, "0O", 8, "0b", 2, "0B", 2);
    private static final Map<String, Integer> SHIFT = Map.of("KiB", 10, "MiB", 20, "GiB", 30);

    private GoNumbers() {
    }

    static long integer(String text, long least, long most) throws BadValueException {
        String allowed = "allowed: a whole number from " + least + " to " + most;
        long value = number(text, allowed);
        if (value < least || value > most) {
            throw new BadValueException(allowed);
        }
        return value;
    }

    static long bytes(String text, long least) throws BadValueException {
        String allowed = "allowed: bytes, at least " + least + ", such as 1048576, 64KiB, 8MiB or 1GiB";
        Integer shift = text.length() > 3 ? SHIFT.get(text.substring(text.length() - 3)) : null;
        long value = number(shift == null ? text : text.substring(0, text.length() - 3), allowed);
        if (shift != null && value > Long.MAX_VALUE >> shift) {
            throw new BadValueException(allowed);
        }
        long bytes = shift == null ? value : value << shift;
        if (bytes < least) {
            throw new BadValueException(allowed);
        }
        return bytes;
    }

    private static long number(String text, String allowed) throws BadValueException {
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        Integer radix = digits.length() > 2 ? RADIX.get(digits.substring(0, 2)) : null;
        String plain = radix == null ? digits : digits.substring(2);
        if (!plain.matches("[0-9A-Fa-f]+(_[0-9A-Fa-f]+)*")) {
            throw new BadValueException(allowed);
        }
        try {
            long value = Long.parseLong(plain.replace("_", ""), radix == null ? decimalOrOctal(digits) : radix);
            return text.startsWith("-") ? -value : value;
        } catch (NumberFormatException e) {
            throw new BadValueException(allowed);
        }
    }

    /** Go reads 010 as eight. */
    private static int decimalOrOctal(String digits) {
        return digits.length() > 1 && digits.charAt(0) == '0' ? 8 : 10;
    }
}
