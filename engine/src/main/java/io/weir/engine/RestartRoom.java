// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import io.weir.engine.receive.UdpReceiver;
import io.weir.log.Event;
import org.slf4j.Logger;

/** How long a listener's sockets hold what comes while nobody reads them: what a restart may take. */
final class RestartRoom {
    /** A busy network's, as the pages on restarts and on sizes of buffers have it. */
    private static final long FLOWS_PER_SECOND = 100_000;
    private static final long FLOWS_PER_DATAGRAM = 30;
    /** What the kernel counts for a datagram of up to 1,500 bytes: its own overhead is a third. */
    private static final long BYTES_PER_DATAGRAM = 2_304;

    private RestartRoom() {
    }

    /** A line of the log, if the sockets can outlive this process. */
    static void tell(Logger log, UdpReceiver receiver) {
        long room = receiver.roomBytes();
        if (room < 0 || !receiver.isPassable()) {
            return;
        }
        long datagrams = room / BYTES_PER_DATAGRAM;
        Event.RESTART_ROOM.to(log).addKeyValue("port", receiver.port()).addKeyValue("datagrams", datagrams)
            .addKeyValue("bridge_ms", datagrams * FLOWS_PER_DATAGRAM * 1_000 / FLOWS_PER_SECOND)
            .addKeyValue("flows_per_second", FLOWS_PER_SECOND)
            .log("what comes during a restart waits in the sockets: so long at this rate");
    }
}
