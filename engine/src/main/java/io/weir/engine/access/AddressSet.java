// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.access;

import io.weir.codec.exporter.Cidr;
import io.weir.codec.exporter.Exporter;
import java.util.List;

/**
 * A set of addresses, given as ranges. An IPv4 address, however the kernel wrote it, is in a range of IPv4 addresses
 * only: {@code ::/0} is all of IPv6, not everything. Immutable; any thread.
 */
final class AddressSet {
    private final Ranges ipv4;
    private final Ranges ipv6;
    private final int size;

    AddressSet(List<Cidr> ranges) {
        ipv4 = new Ranges(ranges.stream().filter(Cidr::isIpv4).toList());
        ipv6 = new Ranges(ranges.stream().filter(range -> !range.isIpv4()).toList());
        size = ranges.size();
    }

    /** Whether an address, as in {@link Exporter}, is in it; its zone does not matter. */
    boolean contains(long hi, long lo) {
        return (Exporter.isIpv4(hi, lo) ? ipv4 : ipv6).contains(hi, lo);
    }

    /** Ranges that the user wrote. */
    int size() {
        return size;
    }
}
