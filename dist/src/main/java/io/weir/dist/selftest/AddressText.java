// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import io.weir.codec.wire.Wire;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses and prefixes in one form, whichever of the allowed ones a collector prints. */
final class AddressText {
    private static final int IPV4_AT = 12;

    private AddressText() {
    }

    /** An address of two halves. */
    static String address(boolean ipv6, long hi, long lo) {
        return text(bytes(ipv6, hi, lo));
    }

    /** The network of an address, such as {@code 192.0.2.0/24}. */
    static String network(boolean ipv6, long hi, long lo, int length) {
        byte[] bytes = bytes(ipv6, hi, lo);
        for (int bit = length; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return text(bytes) + "/" + length;
    }

    /** A printed address or network in the same form; anything else as it is. */
    static String canonical(String printed) {
        int slash = printed.indexOf('/');
        String address = slash < 0 ? printed : printed.substring(0, slash);
        if (!address.matches("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*")) {
            return printed;
        }
        try {
            return text(InetAddress.getByName(address).getAddress()) + (slash < 0 ? "" : printed.substring(slash));
        } catch (UnknownHostException e) {
            return printed;
        }
    }

    private static byte[] bytes(boolean ipv6, long hi, long lo) {
        byte[] bytes = new byte[16];
        Wire.put64(bytes, 0, hi);
        Wire.put64(bytes, 8, lo);
        return ipv6 ? bytes : Arrays.copyOfRange(bytes, IPV4_AT, bytes.length);
    }

    private static String text(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }
}
