// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes unsigned numbers in decimal: the first digits by two, because small numbers are frequent and branches on their
 * length predict well, all further ones eight at a time in one register. Each method gives the offset behind what it
 * wrote.
 */
public final class Digits {
    private static final VarHandle PAIR = bytesAs(short[].class);
    private static final VarHandle FOUR = bytesAs(int[].class);
    private static final VarHandle EIGHT = bytesAs(long[].class);
    private static final short[] PAIRS = new short[100];
    /** Text of 0 to 255 with a dot behind it in the low half, its length in the high half. */
    private static final long[] OCTETS = new long[256];
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long TEN_8 = 100_000_000L;
    private static final long TEN_16 = TEN_8 * TEN_8;

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[i] = (short) ('0' + i / 10 | '0' + i % 10 << 8);
        }
        for (int i = 0; i < OCTETS.length; i++) {
            byte[] text = (i + ".").getBytes(StandardCharsets.US_ASCII);
            long word = (long) text.length << 32;
            for (int k = 0; k < text.length; k++) {
                word |= (long) text[k] << 8 * k;
            }
            OCTETS[i] = word;
        }
    }

    private Digits() {
    }

    private static VarHandle bytesAs(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes an unsigned 64-bit number: at most 20 bytes. */
    public static int number(byte[] to, int at, long value) {
        if (value >= 0 && value < TEN_8) {
            return upTo8(to, at, (int) value);
        }
        if (value >= 0 && value < TEN_16) {
            int behind = upTo8(to, at, (int) (value / TEN_8));
            return exactly8(to, behind, (int) (value % TEN_8));
        }
        // Times are of 19 digits: by a constant the compiler only multiplies, if the number has a sign.
        long high = value >= 0 ? value / TEN_16 : Long.divideUnsigned(value, TEN_16);
        long low = value - high * TEN_16;
        int behind = upTo8(to, at, (int) high);
        behind = exactly8(to, behind, (int) (low / TEN_8));
        return exactly8(to, behind, (int) (low % TEN_8));
    }

    private static int upTo8(byte[] to, int at, int value) {
        if (value < 100) {
            return upTo2(to, at, value);
        }
        if (value < 10_000) {
            int behind = upTo2(to, at, value / 100);
            return pair(to, behind, value % 100);
        }
        int high = value / 10_000;
        int behind = high < 100 ? upTo2(to, at, high) : pair(to, upTo2(to, at, high / 100), high % 100);
        return four(to, behind, value % 10_000);
    }

    private static int upTo2(byte[] to, int at, int value) {
        if (value < 10) {
            to[at] = (byte) ('0' + value);
            return at + 1;
        }
        return pair(to, at, value);
    }

    private static int exactly8(byte[] to, int at, int value) {
        EIGHT.set(to, at, digits(value) | ZEROS);
        return at + 8;
    }

    /** The eight digits of a number below 10^8, one a byte, the first in the lowest. */
    private static long digits(int value) {
        long high = value / 10_000;
        long fours = high | value - high * 10_000 << 32;
        // Division by 100 and by 10 in all lanes at once, exact for the numbers a lane can hold.
        long hundreds = fours * 10_486 >>> 20 & 0x7f_0000_007fL;
        long pairs = (fours - 100 * hundreds << 16) + hundreds;
        long tens = pairs * 103 >>> 10 & 0x000f_000f_000f_000fL;
        return tens + (pairs - 10 * tens << 8);
    }

    private static int four(byte[] to, int at, int value) {
        return pair(to, pair(to, at, value / 100), value % 100);
    }

    private static int pair(byte[] to, int at, int value) {
        PAIR.set(to, at, PAIRS[value]);
        return at + 2;
    }

    /** Writes an IPv4 address: at most 15 bytes, and one more is touched. */
    static int ipv4(byte[] to, int at, int address) {
        // The four look-ups do not wait for each other, only the sums of their lengths do.
        long first = OCTETS[address >>> 24];
        long second = OCTETS[address >>> 16 & 0xff];
        long third = OCTETS[address >>> 8 & 0xff];
        long fourth = OCTETS[address & 0xff];
        int next = octet(to, at, first);
        next = octet(to, next, second);
        next = octet(to, next, third);
        return octet(to, next, fourth) - 1;
    }

    private static int octet(byte[] to, int at, long octet) {
        FOUR.set(to, at, (int) octet);
        return at + (int) (octet >>> 32);
    }
}
