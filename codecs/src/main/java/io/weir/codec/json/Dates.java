// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

/**
 * Writes times since 1970 as dates in UTC, RFC 3339, as goflow2 does: no more digits of a second than are needed, and
 * any year that 64 bits of seconds can reach. Each method gives the offset behind what it wrote: at most 40 bytes.
 */
public final class Dates {
    private static final long NANOS = 1_000_000_000L;
    private static final int DAY = 86_400;
    /** From the first of March of the year 0 to 1970. */
    private static final long DAYS_TO_1970 = 719_468;
    private static final long DAYS_OF_ERA = 146_097;

    private Dates() {
    }

    /** From nanoseconds with a sign. */
    public static int nanoseconds(byte[] to, int at, long value) {
        return of(to, at, Math.floorDiv(value, NANOS), (int) Math.floorMod(value, NANOS));
    }

    /** From seconds with a sign. */
    static int seconds(byte[] to, int at, long value) {
        return of(to, at, value, 0);
    }

    /** From seconds with a sign and nanoseconds. */
    static int of(byte[] to, int at, long seconds, int nanos) {
        int next = day(to, at, Math.floorDiv(seconds, DAY));
        int second = (int) Math.floorMod(seconds, (long) DAY);
        next = two(to, next, 'T', second / 3600);
        next = two(to, next, ':', second / 60 % 60);
        next = two(to, next, ':', second % 60);
        next = fraction(to, next, nanos);
        to[next] = 'Z';
        return next + 1;
    }

    /** By years that begin in March, so that the leap day is their last, and by eras of 400 of them. */
    private static int day(byte[] to, int at, long since1970) {
        long days = since1970 + DAYS_TO_1970;
        long era = Math.floorDiv(days, DAYS_OF_ERA);
        int ofEra = (int) Math.floorMod(days, DAYS_OF_ERA);
        int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int fromMarch = (5 * ofYear + 2) / 153;
        int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        int next = year(to, at, 400 * era + yearOfEra + (month <= 2 ? 1 : 0));
        next = two(to, next, '-', month);
        return two(to, next, '-', ofYear - (153 * fromMarch + 2) / 5 + 1);
    }

    private static int year(byte[] to, int at, long year) {
        int next = at;
        if (year < 0) {
            to[next++] = '-';
        }
        long positive = Math.abs(year);
        for (long least = 1_000; positive < least && least > 1; least /= 10) {
            to[next++] = '0';
        }
        return Digits.number(to, next, positive);
    }

    private static int two(byte[] to, int at, char sign, int value) {
        to[at] = (byte) sign;
        to[at + 1] = (byte) ('0' + value / 10);
        to[at + 2] = (byte) ('0' + value % 10);
        return at + 3;
    }

    private static int fraction(byte[] to, int at, int nanos) {
        if (nanos == 0) {
            return at;
        }
        to[at] = '.';
        int left = nanos;
        int next = at + 1;
        for (int unit = 100_000_000; left > 0; unit /= 10) {
            to[next++] = (byte) ('0' + left / unit);
            left %= unit;
        }
        return next;
    }
}
