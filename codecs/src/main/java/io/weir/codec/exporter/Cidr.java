// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.exporter;

import io.weir.codec.wire.Wire;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses that share a prefix (RFC 4632, RFC 4291 section 2.3); immutable. IPv4 lies in
 * {@code ::ffff:0:0/96}, as everywhere in Weir.
 *
 * @param hi first eight bytes of the first address
 * @param lo last eight
 * @param prefix bits that are the same in all addresses of the range, 0 to 128; for IPv4 96 more than users write
 */
public record Cidr(long hi, long lo, int prefix) {
    private static final int BITS = 128;
    private static final int IPV4_BITS = 32;
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    /** Without leading zeros: they are octal to some programs and decimal to others. */
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    /** What the JDK never takes for a name to look up. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    /**
     * A range as the user writes it: {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a single address.
     *
     * @throws IllegalArgumentException if it is none, with the text and what is allowed; no name is ever looked up
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] bytes = address(address, text);
        int bits = address.indexOf(':') < 0 ? IPV4_BITS : BITS;
        int prefix = BITS - bits + (slash < 0 ? bits : length(text.substring(slash + 1), bits, text));
        Cidr range = bytes.length == 4
            ? new Cidr(0, Exporter.mapped((int) Wire.u32(bytes, 0)), prefix)
            : new Cidr(Wire.i64(bytes, 0), Wire.i64(bytes, 8), prefix);
        return range.checked(text);
    }

    private static byte[] address(String address, String text) {
        if (address.indexOf('%') >= 0) {
            throw new IllegalArgumentException("\"" + text
                + "\": an address is matched in all zones; leave out %...");
        }
        try {
            if (IPV4.matcher(address).matches() || IPV6.matcher(address).matches()) {
                return InetAddress.getByName(address).getAddress();
            }
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException(noRange(text), malformed);
        }
        throw new IllegalArgumentException(noRange(text));
    }

    private static String noRange(String text) {
        return "\"" + text + "\" is no address or range; allowed: 192.0.2.1, 192.0.2.0/24, 2001:db8::1, 2001:db8::/32";
    }

    private static int length(String digits, int bits, String text) {
        if (!digits.matches("0|[1-9]\\d{0,2}") || Integer.parseInt(digits) > bits) {
            throw new IllegalArgumentException("\"" + text + "\": the prefix length is a number from 0 to " + bits);
        }
        return Integer.parseInt(digits);
    }

    /** Bits behind the prefix are a slip more often than meant: one that lets in too many is not guessed at. */
    private Cidr checked(String text) {
        if ((hi & ~highMask()) != 0 || (lo & ~lowMask()) != 0) {
            Cidr whole = new Cidr(hi & highMask(), lo & lowMask(), prefix);
            throw new IllegalArgumentException("\"" + text + "\" has bits behind its prefix; for the whole range write "
                + whole);
        }
        return this;
    }

    /** Whether an address is in the range; one of IPv4 is in no range of IPv6. */
    public boolean contains(long high, long low) {
        return ((hi ^ high) & highMask()) == 0 && ((lo ^ low) & lowMask()) == 0
            && (isIpv4() || !Exporter.isIpv4(high, low));
    }

    /** Whether it is a range of IPv4 addresses. */
    public boolean isIpv4() {
        return prefix >= BITS - IPV4_BITS && Exporter.isIpv4(hi, lo);
    }

    /** First eight bytes of the last address. */
    public long lastHi() {
        return hi | ~highMask();
    }

    /** Last eight bytes of the last address. */
    public long lastLo() {
        return lo | ~lowMask();
    }

    private long highMask() {
        return mask(Math.min(prefix, Long.SIZE));
    }

    private long lowMask() {
        return mask(Math.max(0, prefix - Long.SIZE));
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << Long.SIZE - bits;
    }

    @Override
    public String toString() {
        return new Exporter(hi, lo, 0).text() + "/" + (isIpv4() ? prefix - BITS + IPV4_BITS : prefix);
    }
}
