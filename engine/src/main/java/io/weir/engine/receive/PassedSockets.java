// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.weir.engine.config.ListenerConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sockets that were passed to this process, and which listeners read them. Immutable.
 *
 * @param all in the order in which they were passed
 */
public record PassedSockets(List<PassedSocket> all) {
    /** None: each listener opens its own. */
    public static final PassedSockets NONE = new PassedSockets(List.of());

    /** Those at the address of {@code listener}; a listener on all addresses reads those of both families. */
    public List<PassedSocket> of(ListenerConfig listener) {
        return all.stream().filter(socket -> isAt(socket.local(), listener)).toList();
    }

    /** The listeners, each with as many sockets as were passed for it if any were. */
    public List<ListenerConfig> fit(List<ListenerConfig> listeners) {
        return listeners.stream().map(listener -> {
            int passed = of(listener).size();
            return passed == 0 ? listener : listener.withCount(passed);
        }).toList();
    }

    /** Those that none of {@code listeners} reads. */
    public List<PassedSocket> unclaimed(List<ListenerConfig> listeners) {
        List<PassedSocket> rest = new ArrayList<>(all);
        listeners.forEach(listener -> rest.removeAll(of(listener)));
        return rest;
    }

    /** Those that more than one of {@code listeners} would read: each would get what the other has templates for. */
    public List<PassedSocket> claimedTwice(List<ListenerConfig> listeners) {
        return all.stream().filter(socket -> listeners.stream().filter(each -> isAt(socket.local(), each)).count() > 1)
            .toList();
    }

    private static boolean isAt(InetSocketAddress local, ListenerConfig listener) {
        if (local.getPort() != listener.port()) {
            return false;
        }
        try {
            InetAddress wanted = listener.address();
            return wanted == null || wanted.isAnyLocalAddress() ? local.getAddress().isAnyLocalAddress()
                : wanted.equals(local.getAddress());
        } catch (UnknownHostException opensNothingEither) {
            return false;
        }
    }
}
