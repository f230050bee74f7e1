// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.access;

import io.netty.util.NetUtil;
import io.weir.codec.exporter.Exporter;

/**
 * A range of addresses that share a prefix; immutable. IPv4 lies in {@code ::ffff:0:0/96}, as everywhere in Weir.
 *
 * @param hi first eight bytes of the first address
 * @param lo last eight
 * @param prefix bits that are the same in all addresses of the range, 0 to 128; for IPv4 96 more than users write
 */
record Cidr(long hi, long lo, int prefix) {
    private static final int BITS = 128;
    private static final int IPV4_BITS = 32;

    /**
     * A range as the user writes it: {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a single address.
     *
     * @throws AccessException if it is none; no name is ever looked up
     */
    static Cidr parse(String text) throws AccessException {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] bytes = address(address, text);
        int bits = bytes.length * 8;
        int length = slash < 0 ? bits : length(text.substring(slash + 1), bits, text);
        Cidr range = bytes.length == 4
            ? new Cidr(0, Exporter.mapped((int) word(bytes, 0, 4)), length + BITS - IPV4_BITS)
            : new Cidr(word(bytes, 0, 8), word(bytes, 8, 8), length);
        return range.checked(text);
    }

    private static byte[] address(String address, String text) throws AccessException {
        if (address.indexOf('%') >= 0) {
            throw new AccessException("\"" + text + "\": an address is matched in all zones; leave out %...");
        }
        byte[] bytes = isPlain(address) ? NetUtil.createByteArrayFromIpAddressString(address) : null;
        if (bytes == null) {
            throw new AccessException("\"" + text + "\" is no address or range; allowed: 192.0.2.1, 192.0.2.0/24, "
                + "2001:db8::1, 2001:db8::/32");
        }
        return bytes;
    }

    /** Leading zeros are octal to some programs and decimal to others. */
    private static boolean isPlain(String address) {
        return address.indexOf(':') >= 0 ? address.indexOf('[') < 0 : !address.matches("(.*\\.)?0\\d.*");
    }

    private static int length(String digits, int bits, String text) throws AccessException {
        if (!digits.matches("0|[1-9]\\d{0,2}") || Integer.parseInt(digits) > bits) {
            throw new AccessException("\"" + text + "\": the prefix length is a number from 0 to " + bits);
        }
        return Integer.parseInt(digits);
    }

    private static long word(byte[] b, int at, int length) {
        long word = 0;
        for (int i = 0; i < length; i++) {
            word = word << 8 | b[at + i] & 0xff;
        }
        return word;
    }

    /** Bits behind the prefix are a slip more often than meant: one that lets in too many is not guessed at. */
    private Cidr checked(String text) throws AccessException {
        if ((hi & ~highMask()) != 0 || (lo & ~lowMask()) != 0) {
            Cidr whole = new Cidr(hi & highMask(), lo & lowMask(), prefix);
            throw new AccessException("\"" + text + "\" has bits behind its prefix; for the whole range write "
                + whole);
        }
        return this;
    }

    /** Whether it is a range of IPv4 addresses. */
    boolean isIpv4() {
        return prefix >= BITS - IPV4_BITS && Exporter.isIpv4(hi, lo);
    }

    /** First eight bytes of the last address. */
    long lastHi() {
        return hi | ~highMask();
    }

    /** Last eight bytes of the last address. */
    long lastLo() {
        return lo | ~lowMask();
    }

    private long highMask() {
        return mask(Math.min(prefix, 64));
    }

    private long lowMask() {
        return mask(Math.max(0, prefix - 64));
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << 64 - bits;
    }

    @Override
    public String toString() {
        return new Exporter(hi, lo, 0).text() + "/" + (isIpv4() ? prefix - BITS + IPV4_BITS : prefix);
    }
}
