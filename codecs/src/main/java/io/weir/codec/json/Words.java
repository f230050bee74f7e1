// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Copies short text in words of eight bytes: for pieces of up to 32 bytes faster than a call to arraycopy. */
final class Words {
    private static final VarHandle LONG =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int WORD = 8;
    /** Beyond this a call to arraycopy is faster. */
    private static final int LONG_PIECE = 4 * WORD;
    /** Bytes behind a piece that a copy may touch, in both arrays. */
    static final int SLACK = 4 * WORD;

    private Words() {
    }

    /** Copies {@code length} bytes and up to {@link #SLACK} behind them; both arrays must have room for those. */
    static void copy(byte[] from, int start, byte[] to, int at, int length) {
        if (length > LONG_PIECE) {
            System.arraycopy(from, start, to, at, length);
            return;
        }
        two(from, start, to, at);
        if (length > 2 * WORD) {
            two(from, start + 2 * WORD, to, at + 2 * WORD);
        }
    }

    private static void two(byte[] from, int start, byte[] to, int at) {
        LONG.set(to, at, (long) LONG.get(from, start));
        LONG.set(to, at + WORD, (long) LONG.get(from, start + WORD));
    }

    /** A name as {@link #put} writes it: its text, room to copy whole words, its length in the last byte. */
    static byte[] name(String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        byte[] padded = Arrays.copyOf(text, text.length + SLACK);
        padded[padded.length - 1] = (byte) text.length;
        return padded;
    }

    /** Writes a {@link #name} and gives the offset behind it; up to {@link #SLACK} bytes more are touched. */
    static int put(byte[] name, byte[] to, int at) {
        int length = name[name.length - 1];
        copy(name, 0, to, at, length);
        return at + length;
    }
}
