// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.exporter;

import io.weir.codec.wire.Wire;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of addresses, as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; IPv4 is held as IPv4-mapped. Immutable.
 *
 * @param hi first eight bytes of the address
 * @param lo last eight
 * @param bits how many bits of the 128 count
 */
public record Prefix(long hi, long lo, int bits) {
    private static final int ALL = 128;
    private static final int IPV4_FROM = 96;
    private static final String FORM = "allowed: an address or block such as 10.0.0.0/8, 192.0.2.1 or 2001:db8::/32";

    /**
     * Reads an address, with or without a length.
     *
     * @throws IllegalArgumentException with what is allowed if it is neither, or has bits behind its length
     */
    public static Prefix parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash));
        boolean ipv4 = address.length == 4;
        int most = ipv4 ? ALL - IPV4_FROM : ALL;
        int length = slash < 0 ? most : length(text.substring(slash + 1), most);
        Prefix prefix = new Prefix(ipv4 ? 0 : Wire.i64(address, 0),
            ipv4 ? Exporter.mapped((int) Wire.u32(address, 0)) : Wire.i64(address, 8),
            ipv4 ? IPV4_FROM + length : length);
        if ((prefix.hi & ~mask(prefix.bits)) != 0 || (prefix.lo & ~mask(prefix.bits - Long.SIZE)) != 0) {
            throw new IllegalArgumentException("bits behind the length /" + length + " must be 0");
        }
        return prefix;
    }

    private static byte[] address(String text) {
        // Only digits: a name would be looked up.
        boolean ipv6 = text.indexOf(':') >= 0;
        if (ipv6 ? !text.matches("[0-9a-fA-F:.]+") : !text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            throw new IllegalArgumentException(FORM);
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(FORM, e);
        }
    }

    private static int length(String text, int most) {
        int length = text.matches("\\d{1,3}") ? Integer.parseInt(text) : most + 1;
        if (length > most) {
            throw new IllegalArgumentException(FORM);
        }
        return length;
    }

    /** The first {@code bits} bits of a long. */
    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= Long.SIZE ? -1 : -1L << Long.SIZE - bits;
    }

    /** Whether an address is in the block; one of IPv4 is in no block of IPv6. */
    public boolean contains(long high, long low) {
        if (bits < IPV4_FROM && Exporter.isIpv4(high, low)) {
            return false;
        }
        return ((hi ^ high) & mask(bits)) == 0 && ((lo ^ low) & mask(bits - Long.SIZE)) == 0;
    }
}
