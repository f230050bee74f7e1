// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.wire.Wire;

/** Copies bits of a frame to whole bytes. */
final class Bits {
    private Bits() {
    }

    /** The bytes that so many bits take. */
    static int bytes(int bits) {
        return (bits + 7) / 8;
    }

    /** Copies {@code length} bits from {@code bit} on, all of which are there, to the right end of {@code to}. */
    static void copy(byte[] from, long bit, int length, byte[] to, int at) {
        int count = bytes(length);
        long end = bit + length;
        for (int i = 0; i < count; i++) {
            long behind = end - 8L * (count - 1 - i);
            int bits = i == 0 ? length - 8 * (count - 1) : 8;
            to[at + i] = (byte) (window(from, behind) & (1 << bits) - 1);
        }
    }

    /** The byte that ends before a bit; what lies before the array is 0. */
    private static int window(byte[] from, long behind) {
        int last = (int) (behind - 1 >>> 3);
        int word = Wire.u8(from, last) | (last == 0 ? 0 : Wire.u8(from, last - 1) << 8);
        return word >>> 7 - (int) (behind - 1 & 7);
    }

    /**
     * The same as goflow2: of what lies behind {@code end} the bits are 0, and lengths above eight that are no multiple
     * of eight come out wrong.
     *
     * @param bit from {@code start} on
     * @return the bytes copied: none if the first bit lies behind the end
     */
    static int copyAsGoflow2(byte[] from, int start, int end, long bit, int length, byte[] to, int at) {
        if (bit < 0 || bit > 8L * (end - start) || length == 0) {
            return 0;
        }
        int count = bytes(length);
        int shift = (int) bit & 7;
        // It takes no more bytes than its bits touch.
        long behind = Math.min(end, start + (bit + length + 7 >>> 3));
        int first = start + (int) (bit >>> 3);
        for (int i = 0; i < count; i++) {
            int high = first + i < behind ? Wire.u8(from, first + i) : 0;
            int low = shift > 0 && first + i + 1 < behind ? Wire.u8(from, first + i + 1) : 0;
            to[at + i] = (byte) (high << shift | low >>> 8 - shift);
        }
        to[at + count - 1] = (byte) ((to[at + count - 1] & 0xff) >>> (8 - length % 8) % 8);
        return count;
    }
}
