// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import io.weir.codec.wire.Wire;

/**
 * Writes addresses as goflow2 does (RFC 5952; IPv4-mapped ones with a dotted tail). Each method gives the offset behind
 * what it wrote: at most 39 bytes, a few more may be touched.
 */
public final class Addresses {
    private static final byte[] HEX = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private Addresses() {
    }

    /** An address of 4 or 16 bytes; nothing for other lengths. */
    public static int address(byte[] to, int at, byte[] from, int offset, int length) {
        return switch (length) {
            case 4 -> Digits.ipv4(to, at, Wire.i32(from, offset));
            case 16 -> ipv6(to, at, Wire.i64(from, offset), Wire.i64(from, offset + 8));
            default -> at;
        };
    }

    static int ipv6(byte[] to, int at, long hi, long lo) {
        if (hi == 0 && lo >>> 32 == 0xffffL) {
            return Digits.ipv4(to, text(to, at, "::ffff:"), (int) lo);
        }
        int run = longestRun(hi, lo);
        int first = run >>> 8;
        int behind = first + (run & 0xff);
        int next = at;
        for (int i = 0; i < 8; i++) {
            if (i == first) {
                to[next++] = ':';
                to[next++] = ':';
                i = behind - 1;
                continue;
            }
            if (i > 0 && i != behind) {
                to[next++] = ':';
            }
            next = group(to, next, groupAt(hi, lo, i));
        }
        return next;
    }

    /** The first of the longest runs of two or more zero groups: first group and length, 0x800 for none. */
    private static int longestRun(long hi, long lo) {
        int best = 0x800;
        int bestLength = 1;
        int length = 0;
        for (int i = 0; i < 8; i++) {
            length = groupAt(hi, lo, i) == 0 ? length + 1 : 0;
            if (length > bestLength) {
                bestLength = length;
                best = i - length + 1 << 8 | length;
            }
        }
        return best;
    }

    private static int groupAt(long hi, long lo, int i) {
        return (int) ((i < 4 ? hi : lo) >>> 48 - 16 * (i & 3)) & 0xffff;
    }

    private static int group(byte[] to, int at, int group) {
        int next = at;
        for (int shift = group >= 0x1000 ? 12 : group >= 0x100 ? 8 : group >= 0x10 ? 4 : 0; shift >= 0; shift -= 4) {
            to[next++] = HEX[group >>> shift & 0xf];
        }
        return next;
    }

    private static int text(byte[] to, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            to[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }

    /** Six bytes of a MAC address from the low 48 bits: {@code aa:bb:cc:dd:ee:ff}. */
    static int mac(byte[] to, int at, long mac) {
        int next = at;
        for (int shift = 40; shift >= 0; shift -= 8) {
            to[next++] = HEX[(int) (mac >>> shift + 4) & 0xf];
            to[next++] = HEX[(int) (mac >>> shift) & 0xf];
            to[next++] = ':';
        }
        return next - 1;
    }

    /** The network of an address, or goflow2's words if there is none. */
    static int prefix(byte[] to, int at, byte[] from, int offset, int length, long bits) {
        if (length != 4 && length != 16 || Long.compareUnsigned(bits, 8L * length) > 0) {
            return text(to, at, "invalid Prefix");
        }
        int next = length == 4
            ? Digits.ipv4(to, at, (int) (masked((long) Wire.i32(from, offset) << 32, (int) bits) >>> 32))
            : ipv6(to, at, masked(Wire.i64(from, offset), (int) bits),
                masked(Wire.i64(from, offset + 8), (int) bits - 64));
        to[next] = '/';
        return Digits.number(to, next + 1, bits);
    }

    private static long masked(long value, int bits) {
        if (bits <= 0) {
            return 0;
        }
        return bits >= 64 ? value : value & -1L << 64 - bits;
    }
}
