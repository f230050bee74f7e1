// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.spool.SpoolAccount;
import io.weir.log.Event;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Says that records were dropped for one sink, at once for the first, then at most every ten seconds: the sink itself
 * knows nothing of them. The log's thread; {@link #end} by who stops.
 */
final class SinkDropWatch {
    private static final long PAUSE_NS = 10_000_000_000L;

    private final Logger logger;
    private final LongSupplier clock;
    private final RecentLoss recent;
    private SpoolAccount toldSpool = SpoolAccount.NONE;
    private long told;
    private long toldNs;

    SinkDropWatch(Logger logger, LongSupplier clock) {
        this.logger = logger;
        this.clock = clock;
        this.recent = new RecentLoss(clock);
    }

    /** Tells what was dropped since it last told, unless that was just now. */
    synchronized void look(SinkAccount now) {
        recent.look(now.lost());
        if (told == 0 || clock.getAsLong() - toldNs >= PAUSE_NS) {
            tell(now);
        }
    }

    /** Whether records were lost within the last seconds; any thread. */
    boolean isLosing(SinkAccount now) {
        return recent.look(now.lost());
    }

    /** The end: tells what it has not told yet, and what waits in memory, for that is lost. */
    synchronized void end(SinkAccount now) {
        tell(now);
        if (now.waiting() > 0) {
            Event.RECORDS_DROPPED.to(logger).addKeyValue("sink", now.sink()).addKeyValue("dropped", now.waiting())
                .log("records were thrown away: the sink had not taken them when the time to stop (-stop.timeout) was"
                    + " over");
        }
    }

    private void tell(SinkAccount now) {
        if (now.dropped() <= told) {
            return;
        }
        Event.RECORDS_DROPPED.to(logger).addKeyValue("sink", now.sink()).addKeyValue("dropped", now.dropped() - told)
            .addKeyValue("in_all", now.dropped()).log("records were dropped: " + why(now.spool()));
        told = now.dropped();
        toldSpool = now.spool();
        toldNs = clock.getAsLong();
    }

    private String why(SpoolAccount spool) {
        if (spool.overflowed() > toldSpool.overflowed()) {
            return "the sink does not take them, and its spool is full (spool.max-bytes), or the disk is";
        }
        if (spool.expired() > toldSpool.expired()) {
            return "they waited in the spool for longer than spool.max-age";
        }
        return spool.corrupt() > toldSpool.corrupt() ? "they cannot be read from the spool"
            : "the sink did not take them as fast as they came";
    }
}
