// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Protobuf's numbers, seven bits a byte, the lowest first; all but the last byte have their top bit set. Up to 56 bits
 * are spread over eight bytes in one register, without a branch on the length, which nothing predicts.
 */
final class Varint {
    /** Bytes of the longest. */
    static final int MAX = 10;
    /** The top bits of eight bytes. */
    static final long MORE = 0x8080_8080_8080_8080L;

    private static final VarHandle SHORT = bytesAs(short[].class);
    private static final VarHandle LONG = bytesAs(long[].class);
    private static final long LOW_56 = (1L << 56) - 1;

    /**
     * By tag bits, 8 or 16, times 16, and leading zeros of a number of at most 32 bits: the top bits of its bytes, and
     * how far the field goes in the highest byte.
     */
    private static final long[] BY_ZEROS = new long[512];

    static {
        for (int zeros = 32; zeros < 64; zeros++) {
            int length = size(1L << 63 - zeros);
            long more = MORE & (1L << 8 * length - 8) - 1;
            BY_ZEROS[128 + zeros] = more | length + 1L << 56;
            BY_ZEROS[256 + zeros] = more | length + 2L << 56;
        }
    }

    private Varint() {
    }

    private static VarHandle bytesAs(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes that a number takes. */
    static int size(long value) {
        // 64 bits take 10 bytes: (9 × bits + 64) / 64 is bits / 7 rounded up for all of 1 to 64, and 1 for none.
        return 640 - 9 * Long.numberOfLeadingZeros(value) >>> 6;
    }

    /**
     * Writes a field of at most 32 bits, tag and number in one word, and nothing for 0; eight bytes are touched. Gives
     * the offset behind it.
     *
     * @param tag as it stands in memory
     * @param tagBits 8 or 16
     */
    static int putField32(byte[] to, int at, int tag, int tagBits, long value) {
        // Zeros are as frequent as other values and lengths as random as they are: a branch would be guessed wrong.
        long entry = BY_ZEROS[(tagBits << 4) + Long.numberOfLeadingZeros(value) & 0x1ff];
        LONG.set(to, at, tag | (spread(value) | entry & 0x8080_8080L) << tagBits);
        return at + (int) (entry >>> 56);
    }

    /** Writes a field of any number, and nothing for 0; twelve bytes are touched. Gives the offset behind it. */
    static int putField64(byte[] to, int at, int tag, int tagBits, long value) {
        if (value == 0) {
            return at;
        }
        putTag(to, at, tag);
        return put(to, at + (tagBits >>> 3), value);
    }

    /** Writes a number and gives the offset behind it; ten bytes from {@code at} on may be touched. */
    static int put(byte[] to, int at, long value) {
        if (value >>> 56 != 0) {
            return putLong(to, at, value);
        }
        int length = size(value);
        LONG.set(to, at, spread(value) | MORE & (1L << 8 * length - 8) - 1);
        return at + length;
    }

    private static int putLong(byte[] to, int at, long value) {
        LONG.set(to, at, spread(value & LOW_56) | MORE);
        int rest = (int) (value >>> 56);
        to[at + 8] = (byte) rest;
        to[at + 9] = 1;
        return rest < 0x80 ? at + 9 : at + 10;
    }

    /** Writes a tag of one or two bytes, in the order of {@link EncodePlan}; two are touched. */
    static void putTag(byte[] to, int at, int tag) {
        SHORT.set(to, at, (short) tag);
    }

    /** Eight bytes as a word, the first the lowest. */
    static long word(byte[] from, int at) {
        return (long) LONG.get(from, at);
    }

    /** 56 bits to seven a byte. */
    private static long spread(long bits) {
        long halves = bits & 0x0fff_ffffL | (bits & 0x00ff_ffff_f000_0000L) << 4;
        long quarters = halves & 0x0000_3fff_0000_3fffL | (halves & 0x0fff_c000_0fff_c000L) << 2;
        return quarters & 0x007f_007f_007f_007fL | (quarters & 0x3f80_3f80_3f80_3f80L) << 1;
    }

    /** The lower seven bits of each byte to 56 bits. */
    static long gather(long word) {
        long quarters = word & 0x007f_007f_007f_007fL | (word & 0x7f00_7f00_7f00_7f00L) >>> 1;
        long halves = quarters & 0x0000_3fff_0000_3fffL | (quarters & 0x3fff_0000_3fff_0000L) >>> 2;
        return halves & 0x0fff_ffffL | (halves & 0x0fff_ffff_0000_0000L) >>> 4;
    }
}
