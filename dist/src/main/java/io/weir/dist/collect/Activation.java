// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.flag.FlagException;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.receive.PassedSocket;
import io.weir.engine.receive.PassedSockets;
import io.weir.engine.receive.SystemdSockets;
import io.weir.log.Reason;
import io.weir.monitor.http.HttpSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sockets that systemd passes ({@code weir.socket}), and whether they are those that {@code -listen} asks for. */
final class Activation {
    private Activation() {
    }

    /**
     * Those of this process.
     *
     * @throws FlagException if one of them cannot be used
     */
    static PassedSockets sockets(Map<String, String> environment) throws FlagException {
        try {
            return SystemdSockets.of(environment, ProcessHandle.current().pid());
        } catch (IOException e) {
            throw new FlagException(Reason.of(e));
        }
    }

    /**
     * What a user who passes {@code sockets} should know.
     *
     * @throws FlagException for one that nobody would read: what its exporters send would wait in it for ever
     */
    static List<String> warnings(PassedSockets sockets, List<ListenerConfig> listeners, boolean takeover)
        throws FlagException {
        for (PassedSocket socket : sockets.unclaimed(listeners)) {
            throw new FlagException("systemd passes a socket for " + text(socket.local()) + ", which no -listen names: "
                + "take its line ListenDatagram= out of weir.socket, or add it to -listen");
        }
        for (PassedSocket socket : sockets.claimedTwice(listeners)) {
            throw new FlagException("systemd passes a socket for " + text(socket.local()) + ", which two listeners of "
                + "-listen would read: leave one of them out");
        }
        if (takeover && !sockets.all().isEmpty()) {
            throw new FlagException("-takeover is for a Weir whose sockets are its own, but systemd passes them: "
                + "leave it out; systemctl restart weir loses nothing either");
        }
        List<String> warnings = new ArrayList<>();
        for (ListenerConfig listener : listeners) {
            int passed = sockets.of(listener).size();
            if (passed > 0 && listener.count() > 1 && listener.count() != passed) {
                warnings.add("-listen: count=" + listener.count() + " has no effect: systemd passes " + passed
                    + " of port " + listener.port() + ", one for each line ListenDatagram= of weir.socket");
            }
        }
        return warnings;
    }

    private static String text(InetSocketAddress local) {
        String host = local.getAddress().isAnyLocalAddress() ? "" : local.getAddress().getHostAddress();
        return HttpSettings.address(host, local.getPort());
    }
}
