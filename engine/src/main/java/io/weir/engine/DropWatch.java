// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import io.weir.log.Event;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/** Says that one listener lost datagrams, at once for the first, then at most every ten seconds. The log's thread. */
final class DropWatch {
    private static final long PAUSE_NS = 10_000_000_000L;

    private final Logger logger;
    private final LongSupplier clock;
    private long toldLost;
    private long toldKernel;
    private long toldNs;

    DropWatch(Logger logger, LongSupplier clock) {
        this.logger = logger;
        this.clock = clock;
    }

    /** Tells what was lost since it last told, unless that was just now; both figures are totals. */
    synchronized void look(int port, long lost, long lostInKernel) {
        if (toldLost == 0 || clock.getAsLong() - toldNs >= PAUSE_NS) {
            tell(port, lost, lostInKernel);
        }
    }

    /** The end: tells what it has not told yet. The collector's thread. */
    synchronized void last(int port, long lost, long lostInKernel) {
        tell(port, lost, lostInKernel);
    }

    private void tell(int port, long lost, long lostInKernel) {
        if (lost == toldLost) {
            return;
        }
        long kernel = lostInKernel - toldKernel;
        Event.DATAGRAMS_DROPPED.to(logger).addKeyValue("port", port).addKeyValue("dropped_by_kernel", kernel)
            .addKeyValue("dropped_at_rings", lost - toldLost - kernel)
            .log("datagrams were dropped: more than sockets (count), workers or the sinks could take");
        toldLost = lost;
        toldKernel = lostInKernel;
        toldNs = clock.getAsLong();
    }
}
