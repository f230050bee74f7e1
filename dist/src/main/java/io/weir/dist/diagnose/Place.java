// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a UDP socket is bound.
 *
 * @param address the address; an IPv4-mapped one is IPv4
 */
record Place(InetAddress address) {
    private static final String ALL = "::";

    /** What {@code -listen} names, or the kernel's table: empty, an address or a name; unknown names are everywhere. */
    static Place of(String host) {
        try {
            return new Place(InetAddress.getByName(host.isEmpty() ? ALL : host));
        } catch (UnknownHostException notKnownHere) {
            return of(ALL);
        }
    }

    boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    /** Whether a datagram can be for either of the two. */
    boolean meets(Place other) {
        return holds(other) || other.holds(this);
    }

    /** All addresses of IPv6 hold those of IPv4, too. */
    private boolean holds(Place other) {
        return address.equals(other.address) || address.isAnyLocalAddress()
            && (address instanceof Inet6Address || other.address instanceof Inet4Address);
    }
}
