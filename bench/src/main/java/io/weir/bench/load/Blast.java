// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.load;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Locale;

/**
 * Sends NetFlow to a port of this host, whether anybody listens or not, and prints {@code datagrams flows seconds}.
 * Before that it sends to a socket of its own for half a second and prints {@code ready}: a burst of a sender that
 * still runs interpreted would be none.
 *
 * <p>Arguments: version (5 or 9), port, exporters, flows a datagram, datagrams a second (0: as many as go), seconds.
 */
public final class Blast {
    private static final long WARM_NS = 500_000_000;

    private Blast() {
    }

    /** Sends. */
    public static void main(String[] args) throws IOException {
        int version = Integer.parseInt(args[0]);
        int exporters = Integer.parseInt(args[2]);
        int flows = Integer.parseInt(args[3]);
        double rate = Double.parseDouble(args[4]);
        long durationNs = (long) (Double.parseDouble(args[5]) * 1e9);
        try (DatagramSocket own = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
            Exporters warm = new Exporters(version, exporters, flows, own.getLocalPort())) {
            warm.send(0, WARM_NS, (exporter, number) -> { });
        }
        try (Exporters senders = new Exporters(version, exporters, flows, Integer.parseInt(args[1]))) {
            System.out.println("ready");
            long startNs = System.nanoTime();
            long sent = senders.send(rate, durationNs, (exporter, number) -> { });
            System.out.printf(Locale.ROOT, "%d %d %.4f%n", sent, sent * flows, (System.nanoTime() - startNs) / 1e9);
        }
    }
}
