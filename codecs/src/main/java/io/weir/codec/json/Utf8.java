// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

/** Tells well-formed UTF-8 from other bytes, RFC 3629 section 4. */
public final class Utf8 {
    private Utf8() {
    }

    /** Bytes of the character that starts at {@code at}, 1 to 4; 0 if none does. */
    public static int sequence(byte[] from, int at, int end) {
        int first = from[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int bytes = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3
            : first >= 0xf0 && first < 0xf5 ? 4 : 0;
        if (bytes == 0 || at + bytes > end || !isSecond(first, from[at + 1] & 0xff)) {
            return 0;
        }
        for (int i = 2; i < bytes; i++) {
            if ((from[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return bytes;
    }

    /** Longer forms than needed, surrogates, and what is above U+10FFFF show in the second byte. */
    private static boolean isSecond(int first, int second) {
        int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        return second >= least && second <= most;
    }
}
