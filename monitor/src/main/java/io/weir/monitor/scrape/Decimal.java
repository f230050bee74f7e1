// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

/** Writes decimal numbers as ASCII; each method gives the offset behind what it wrote. Stateless. */
final class Decimal {
    /** The most bytes that a number takes. */
    static final int MOST = 24;
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private Decimal() {
    }

    /** A whole number. */
    static int whole(byte[] to, int at, long value) {
        int behind = sign(to, at, value);
        return digits(to, behind, negative(value), 1);
    }

    /** {@code value} divided by 10 to the {@code decimals}, 0 to 18, exactly; without zeros at the end. */
    static int fraction(byte[] to, int at, long value, int decimals) {
        long power = POWERS[decimals];
        int behind = sign(to, at, value);
        behind = digits(to, behind, negative(value) / power, 1);
        long left = negative(value) % power;
        if (left == 0) {
            return behind;
        }
        to[behind++] = '.';
        behind = digits(to, behind, left, decimals);
        while (to[behind - 1] == '0') {
            behind--;
        }
        return behind;
    }

    private static int sign(byte[] to, int at, long value) {
        if (value >= 0) {
            return at;
        }
        to[at] = '-';
        return at + 1;
    }

    /** Every number has a negative of its kind; the smallest has no positive one. */
    private static long negative(long value) {
        return Math.min(value, -value);
    }

    /** At least {@code least} digits of a number that is negative, or 0; its sign is written already. */
    private static int digits(byte[] to, int at, long negative, int least) {
        int count = least;
        while (count < POWERS.length && negative <= -POWERS[count]) {
            count++;
        }
        long left = negative;
        for (int i = at + count - 1; i >= at; i--) {
            to[i] = (byte) ('0' - left % 10);
            left /= 10;
        }
        return at + count;
    }
}
