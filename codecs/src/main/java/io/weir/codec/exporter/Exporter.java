// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.exporter;

import io.weir.codec.wire.Wire;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/**
 * A device that sends flow records, known by its source address.
 *
 * <p>The address is two longs in the IPv6 form; IPv4 is held as IPv4-mapped ({@code ::ffff:a.b.c.d}). Interned: one
 * object per address and worker. The identity is immutable and may be read by any thread.
 */
public final class Exporter {
    private static final long MAPPED = 0xffff_0000_0000L;

    private final long hi;
    private final long lo;
    private final int scope;
    private final byte[] address;
    private final String text;
    private final byte[] ascii;

    /**
     * An exporter by its address.
     *
     * @param hi the first eight bytes of the address, network order
     * @param lo the last eight
     * @param scope the zone of a link-local address, else 0
     */
    public Exporter(long hi, long lo, int scope) {
        this.hi = hi;
        this.lo = lo;
        this.scope = scope;
        this.address = bytes(hi, lo);
        this.text = text(address);
        this.ascii = text.getBytes(StandardCharsets.US_ASCII);
    }

    /** True if the two longs hold an IPv4-mapped address. */
    public static boolean isIpv4(long hi, long lo) {
        return hi == 0 && lo >>> 32 == 0xffffL;
    }

    /** The low long of the IPv4-mapped form of {@code ipv4}. */
    public static long mapped(int ipv4) {
        return MAPPED | ipv4 & 0xffff_ffffL;
    }

    /** An agent by its address; null for none, both 0. */
    public static Exporter ofAgent(long hi, long lo) {
        return (hi | lo) == 0 ? null : new Exporter(hi, lo, 0);
    }

    private static byte[] bytes(long hi, long lo) {
        boolean ipv4 = isIpv4(hi, lo);
        byte[] b = new byte[ipv4 ? 4 : 16];
        if (ipv4) {
            Wire.put32(b, 0, lo);
        } else {
            Wire.put64(b, 0, hi);
            Wire.put64(b, 8, lo);
        }
        return b;
    }

    private static String text(byte[] address) {
        return address.length == 4 ? ipv4(address) : ipv6(address);
    }

    private static String ipv4(byte[] a) {
        return (a[0] & 0xff) + "." + (a[1] & 0xff) + "." + (a[2] & 0xff) + "." + (a[3] & 0xff);
    }

    private static String ipv6(byte[] a) {
        return AddressText.ipv6(a, 0);
    }

    /** The first eight bytes of the address. */
    public long hi() {
        return hi;
    }

    /** The last eight bytes of the address. */
    public long lo() {
        return lo;
    }

    /** The zone of a link-local IPv6 address as the system numbers it, else 0. */
    public int scope() {
        return scope;
    }

    /** True for fe80::/10. */
    public boolean isLinkLocal() {
        return hi >>> 54 == 0xfe80L >>> 6;
    }

    /** Whether it is the one with this address. */
    public boolean is(long high, long low, int zone) {
        return lo == low && hi == high && scope == zone;
    }

    /** The address, 4 or 16 bytes in network order; never modified. */
    public byte[] address() {
        return address;
    }

    /** The address as text, without zone; the form of {@code sampler_address}. */
    public String text() {
        return text;
    }

    /** {@link #text()} in ASCII; never modified. */
    public byte[] ascii() {
        return ascii;
    }

    /** The address as Java has it. */
    public InetAddress inetAddress() {
        try {
            return address.length == 4 || scope == 0
                ? InetAddress.getByAddress(address)
                : Inet6Address.getByAddress(null, address, scope);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + address.length + " bytes", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
