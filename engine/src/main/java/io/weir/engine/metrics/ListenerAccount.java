// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import java.util.List;

/**
 * One listener at one moment.
 *
 * @param scheme {@code netflow}
 * @param host as configured, empty for all addresses
 * @param port UDP port; 0 while a port that the system chooses is not yet open
 * @param open whether its sockets are open now
 * @param sockets none before they were opened
 * @param workers none before they were started
 * @param ringPercents how full each worker's ring is, in the order of {@code workers}
 */
public record ListenerAccount(String scheme, String host, int port, boolean open, List<SocketAccount> sockets,
    List<WorkerAccount> workers, List<Integer> ringPercents) {
    /** The address as goflow2's metrics have it: {@code ::} for all. */
    public String localAddress() {
        return host.isEmpty() ? "::" : host;
    }
}
