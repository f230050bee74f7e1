// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * One listener, as its URL says it: {@code scheme://[host]:port[?count=N&workers=N&blocking=B&queue_size=N]}.
 *
 * @param scheme {@code netflow}, {@code sflow} or {@code flow}: see {@code Scheme}
 * @param host address or name without brackets; empty for all addresses, IPv4 and IPv6
 * @param port UDP port, 0 to 65,535; 0 lets the system choose
 * @param count sockets, at least 1
 * @param workers decoding threads, at least 1
 * @param blocking whether a full ring makes the socket wait instead of dropping the datagram
 * @param queueSize datagrams that may wait in all rings of the listener; clamped to what fits in memory;
 *     {@link #AS_MANY_AS_FIT} for that much
 */
public record ListenerConfig(
    String scheme, String host, int port, int count, int workers, boolean blocking, int queueSize) {
    /** The queue size of a user who did not name one. */
    public static final int AS_MANY_AS_FIT = 0;

    /**
     * The address of its host, asked of the resolver if it is a name; null for all addresses.
     *
     * @throws UnknownHostException if it has none
     */
    public InetAddress address() throws UnknownHostException {
        return host.isEmpty() ? null : InetAddress.getByName(host);
    }

    /** The same with another number of sockets. */
    public ListenerConfig withCount(int sockets) {
        return new ListenerConfig(scheme, host, port, sockets, workers, blocking, queueSize);
    }
}
