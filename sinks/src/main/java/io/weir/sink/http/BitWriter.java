// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits behind each other, the lowest first, in an array that grows when it is told to. One thread. */
final class BitWriter {
    static final VarHandle WORDS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[64 << 10];
    private int length;
    private long bits;
    private int count;

    /** Starts anew. */
    void clear() {
        length = 0;
        bits = 0;
        count = 0;
    }

    /** Room for so many bytes more. */
    void room(int more) {
        if (bytes.length - length < more + Long.BYTES) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more + Long.BYTES));
        }
    }

    /** Up to 56 bits; what is above them in {@code value} is 0. */
    void write(long value, int size) {
        bits |= value << count;
        count += size;
        WORDS.set(bytes, length, bits);
        length += count >>> 3;
        bits >>>= count & ~7;
        count &= 7;
    }

    /** The array, for a loop that writes into it behind {@link #position} and then tells {@link #resume}. */
    byte[] array() {
        return bytes;
    }

    int position() {
        return length;
    }

    /** Bits that do not fill a byte yet. */
    long openBits() {
        return bits;
    }

    int openCount() {
        return count;
    }

    /** Goes on where a loop ended: so many whole bytes, and less than eight bits behind them. */
    void resume(int position, long openBits, int openCount) {
        length = position;
        bits = openBits;
        count = openCount;
    }

    /** Fills the last byte with zeros. */
    void align() {
        write(0, -count & 7);
    }

    /** Four whole bytes, the lowest first; only when aligned. */
    void writeInt(int value) {
        write(value & 0xffff_ffffL, Integer.SIZE);
    }

    /** What was written, aligned. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
