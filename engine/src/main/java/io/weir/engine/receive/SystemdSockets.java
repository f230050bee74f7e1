// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.netty.channel.ChannelException;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sockets that systemd opened and passes at the start, by the protocol of {@code sd_listen_fds(3)}: {@code LISTEN_FDS}
 * is their number, the first is descriptor 3, {@code LISTEN_PID} says whom they are for.
 */
public final class SystemdSockets {
    private static final int FIRST = 3;
    /** More than anybody passes, less than what a wrong number would have us look at. */
    private static final int MOST = 1024;
    private static final int SOL_SOCKET = 1;
    private static final int SO_TYPE = 3;
    private static final int SO_DOMAIN = 39;
    private static final int SOCK_DGRAM = 2;
    private static final List<Integer> INTERNET = List.of(2, 10);

    private SystemdSockets() {
    }

    /**
     * Those that {@code environment} tells of.
     *
     * @param pid of this process: the variables may have been left to it by a parent that they were for
     * @throws IOException if they cannot be used; the message says why and what to do
     */
    public static PassedSockets of(Map<String, String> environment, long pid) throws IOException {
        return of(environment, pid, FIRST);
    }

    static PassedSockets of(Map<String, String> environment, long pid, int first) throws IOException {
        String number = environment.get("LISTEN_FDS");
        if (number == null || !String.valueOf(pid).equals(environment.get("LISTEN_PID"))) {
            return PassedSockets.NONE;
        }
        if (!number.matches("\\d{1,4}") || Integer.parseInt(number) > MOST) {
            throw new IOException("the variable LISTEN_FDS is \"" + number + "\"; allowed: 0 to " + MOST);
        }
        List<PassedSocket> sockets = new ArrayList<>();
        for (int descriptor = first; descriptor < first + Integer.parseInt(number); descriptor++) {
            sockets.add(socket(descriptor));
        }
        return new PassedSockets(List.copyOf(sockets));
    }

    private static PassedSocket socket(int descriptor) throws IOException {
        if (!Epoll.isAvailable()) {
            throw new IOException("sockets that systemd passes need epoll, which cannot be used here: "
                + Epoll.unavailabilityCause().getMessage());
        }
        InetSocketAddress local = local(descriptor);
        NonBlocking.set(descriptor);
        return new PassedSocket(descriptor, local, true, PassedSocket.UNKNOWN);
    }

    private static InetSocketAddress local(int descriptor) throws IOException {
        try {
            Socket socket = new Socket(descriptor);
            if (socket.getIntOpt(SOL_SOCKET, SO_TYPE) == SOCK_DGRAM
                && INTERNET.contains(socket.getIntOpt(SOL_SOCKET, SO_DOMAIN))) {
                return socket.localAddress();
            }
        } catch (IOException | ChannelException e) {
            throw new IOException("LISTEN_FDS counts descriptor " + descriptor + ", which is no open socket: "
                + e.getMessage(), e);
        }
        throw new IOException("descriptor " + descriptor + ", which LISTEN_FDS counts, is no UDP socket; weir.socket "
            + "may have lines ListenDatagram= with a port, or an address and a port, nothing else");
    }
}
