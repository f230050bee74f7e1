// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.takeover;

import io.netty.channel.unix.DomainSocketAddress;
import io.weir.engine.config.ListenerConfig;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where a Weir that reads an address is asked for its sockets: a name in the system's abstract space of Unix sockets.
 * It is as wide as that of UDP ports (a network namespace), needs no folder to write to, and is gone with its process.
 */
final class Door {
    private static final String PREFIX = "\0weir-takeover/";

    private Door() {
    }

    static DomainSocketAddress of(InetSocketAddress local) {
        String host = local.getAddress().isAnyLocalAddress() ? "*" : local.getAddress().getHostAddress();
        return new DomainSocketAddress(PREFIX + host + ":" + local.getPort());
    }

    static DomainSocketAddress of(ListenerConfig listener) throws UnknownHostException {
        // No address is all of them, for the socket as for the listener.
        return of(new InetSocketAddress(listener.address(), listener.port()));
    }
}
