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
    private Lost told = new Lost(0, 0, 0);
    private long toldNs;

    /**
     * What a listener lost so far, in datagrams.
     *
     * @param all with the others
     * @param inKernel dropped by the kernel
     * @param noBuffer large ones for which no buffer was free
     */
    record Lost(long all, long inKernel, long noBuffer) {
        private Lost since(Lost before) {
            return new Lost(all - before.all, inKernel - before.inKernel, noBuffer - before.noBuffer);
        }
    }

    DropWatch(Logger logger, LongSupplier clock) {
        this.logger = logger;
        this.clock = clock;
    }

    /** Tells what was lost since it last told, unless that was just now. */
    synchronized void look(int port, Lost lost) {
        if (told.all() == 0 || clock.getAsLong() - toldNs >= PAUSE_NS) {
            tell(port, lost);
        }
    }

    /** The end: tells what it has not told yet. The collector's thread. */
    synchronized void last(int port, Lost lost) {
        tell(port, lost);
    }

    private void tell(int port, Lost lost) {
        Lost now = lost.since(told);
        if (now.all() == 0) {
            return;
        }
        Event.DATAGRAMS_DROPPED.to(logger).addKeyValue("port", port).addKeyValue("dropped_by_kernel", now.inKernel())
            .addKeyValue("dropped_at_rings", now.all() - now.inKernel() - now.noBuffer())
            .addKeyValue("dropped_no_buffer", now.noBuffer())
            .log("datagrams were dropped: more than sockets (count), workers or the sinks could take");
        told = lost;
        toldNs = clock.getAsLong();
    }
}
