// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for processes that a test starts. None is given twice in this JVM, and none is of the range from which the
 * kernel takes ports by itself: between the test that looked and the process that binds, nobody else gets it. Any
 * thread.
 */
final class FreePorts {
    private static final int FIRST = 10_000;
    private static final int COUNT = 10_000;
    /** Another build on this machine begins elsewhere. */
    private static final AtomicInteger NEXT = new AtomicInteger((int) (ProcessHandle.current().pid() % COUNT));

    private FreePorts() {
    }

    /** A port that neither UDP nor TCP has in use, on any address. */
    static int next() {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + FIRST + " to " + (FIRST + COUNT));
    }

    private static boolean isFree(int port) {
        try (ServerSocket tcp = new ServerSocket(port); DatagramSocket udp = new DatagramSocket(port)) {
            return tcp.isBound() && udp.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
