// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fifty quiet exporters, and after a while of peace a flood beside them. Prints {@code quiet datagrams of each, flood
 * datagrams, seconds of flood}.
 *
 * <p>Arguments: port, kind (none, one, forged), datagrams of the flood a second (0: as many as go), seconds of peace,
 * seconds of flood.
 */
public final class FloodAndQuiet {
    static final int EXPORTERS = 50;
    private static final double PER_SECOND = 10;

    private FloodAndQuiet() {
    }

    /** Sends. */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        long peaceNs = (long) (Double.parseDouble(args[3]) * 1e9);
        long floodNs = (long) (Double.parseDouble(args[4]) * 1e9);
        try (Quiet quiet = new Quiet(EXPORTERS, port)) {
            long each = quiet.send(PER_SECOND, peaceNs);
            if (args[1].equals("none")) {
                System.out.println(each + quiet.send(PER_SECOND, floodNs) + " 0 0");
                return;
            }
            Flood.Kind kind = Flood.Kind.valueOf(args[1].toUpperCase(Locale.ROOT));
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Long> flood = flood(kind, port, Double.parseDouble(args[2]), over);
            each += quiet.send(PER_SECOND, floodNs);
            over.set(true);
            System.out.printf(Locale.ROOT, "%d %d %.3f%n", each, flood.join(), floodNs / 1e9);
        }
    }

    /** A flood on a thread of its own, until {@code over}; gives how many datagrams it sent. */
    static CompletableFuture<Long> flood(Flood.Kind kind, int port, double perSecond, AtomicBoolean over) {
        return CompletableFuture.supplyAsync(() -> {
            try (Flood flood = new Flood(kind, port)) {
                return flood.send(perSecond, over::get);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
