// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import java.nio.charset.StandardCharsets;

/** Writes floating point numbers, with as few digits as tell one from the next. One thread. */
final class Decimals {
    /** The most that a number takes. */
    private static final int MOST = 32;

    /** Reused: a string for each number would be garbage. */
    private final StringBuilder text = new StringBuilder(MOST);

    /** A number of 32 bits; the offset behind it. */
    int number(byte[] to, int at, float value) {
        text.replace(0, text.length(), "");
        return Float.isFinite(value) ? copy(text.append(value), to, at) : word(Float.toString(value), to, at);
    }

    /** A number of 64 bits; the offset behind it. */
    int number(byte[] to, int at, double value) {
        text.replace(0, text.length(), "");
        return Double.isFinite(value) ? copy(text.append(value), to, at) : word(Double.toString(value), to, at);
    }

    /** Numbers that JSON has no form for, as text. */
    private static int word(String word, byte[] to, int at) {
        byte[] bytes = ('"' + word + '"').getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, to, at, bytes.length);
        return at + bytes.length;
    }

    private static int copy(StringBuilder from, byte[] to, int at) {
        for (int i = 0; i < from.length(); i++) {
            to[at + i] = (byte) from.charAt(i);
        }
        return at + from.length();
    }
}
