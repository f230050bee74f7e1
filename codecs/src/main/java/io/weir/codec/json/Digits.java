// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes unsigned numbers in decimal, two digits at a time. Each method gives the offset behind what it wrote.
 */
final class Digits {
    private static final VarHandle PAIR =
        MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle WORD =
        MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final short[] PAIRS = new short[100];
    /** Text of 0 to 255 in the low bytes, its length in the top byte. */
    private static final int[] BYTES = new int[256];
    private static final long TEN_8 = 100_000_000L;
    private static final long TEN_16 = TEN_8 * TEN_8;

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[i] = (short) ('0' + i / 10 | '0' + i % 10 << 8);
        }
        for (int i = 0; i < 256; i++) {
            byte[] text = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
            int word = text.length << 24;
            for (int k = 0; k < text.length; k++) {
                word |= text[k] << 8 * k;
            }
            BYTES[i] = word;
        }
    }

    private Digits() {
    }

    /** Writes an unsigned 64-bit number: at most 20 bytes. */
    static int number(byte[] to, int at, long value) {
        if (value >= 0 && value < TEN_8) {
            return upTo8(to, at, (int) value);
        }
        if (value >= 0 && value < TEN_16) {
            int behind = upTo8(to, at, (int) (value / TEN_8));
            return exactly8(to, behind, (int) (value % TEN_8));
        }
        long high = Long.divideUnsigned(value, TEN_16);
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
        return four(to, four(to, at, value / 10_000), value % 10_000);
    }

    private static int four(byte[] to, int at, int value) {
        return pair(to, pair(to, at, value / 100), value % 100);
    }

    private static int pair(byte[] to, int at, int value) {
        PAIR.set(to, at, PAIRS[value]);
        return at + 2;
    }

    /** Writes 0 to 255; up to four bytes are touched. */
    static int octet(byte[] to, int at, int value) {
        int word = BYTES[value];
        WORD.set(to, at, word);
        return at + (word >>> 24);
    }
}
