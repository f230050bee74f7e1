// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import java.util.List;
import java.util.Map;

/**
 * What the kernel says about UDP on this host, in this network namespace.
 *
 * @param sockets UDP sockets that are bound
 * @param noPorts datagrams for ports that nobody has bound
 * @param pathFiltered packets dropped by reverse path filtering
 * @param pathFilters {@code rp_filter} by interface, {@code all} and {@code default} included
 * @param gateways addresses of default gateways
 * @param addresses addresses of this host
 * @param flows entries of connection tracking that concern UDP; none where they cannot be read
 * @param receiveMax the most that a socket's receive buffer may be asked to be; 0 where it cannot be read
 * @param drops rules of the firewall that drop UDP, and for which port; none where they cannot be read
 */
record Host(List<Bound> sockets, long noPorts, long pathFiltered, Map<String, Integer> pathFilters,
    List<String> gateways, List<String> addresses, List<Tracked> flows, long receiveMax, List<Rule> drops) {

    /**
     * A UDP socket that is bound.
     *
     * @param address where; {@code 0.0.0.0} or {@code ::} for all addresses
     * @param port its port
     */
    record Bound(String address, int port) {
    }

    /**
     * An entry of connection tracking.
     *
     * @param source who sends
     * @param target to which address
     * @param port to which port
     * @param answerer the address that the datagrams are really sent to
     * @param replied whether it ever answered
     */
    record Tracked(String source, String target, int port, String answerer, boolean replied) {
    }

    /**
     * A rule of the firewall.
     *
     * @param text as the firewall's program prints it
     * @param port the port it drops
     */
    record Rule(String text, int port) {
    }

    /** Sockets bound to {@code port}. */
    List<Bound> on(int port) {
        return sockets.stream().filter(each -> each.port() == port).toList();
    }

    /** Sockets bound to {@code port} that may get what is sent to {@code place}. */
    List<Bound> on(int port, Place place) {
        return on(port).stream().filter(each -> Place.of(each.address()).meets(place)).toList();
    }

    /** Interfaces on which packets must come from where answers would go; {@code all} holds for each. */
    List<String> strict() {
        int all = pathFilters.getOrDefault("all", 0);
        return pathFilters.entrySet().stream()
            .filter(each -> !each.getKey().equals("all") && !each.getKey().equals("default"))
            .filter(each -> !each.getKey().equals("lo") && Math.max(all, each.getValue()) == 1)
            .map(Map.Entry::getKey).sorted().toList();
    }
}
