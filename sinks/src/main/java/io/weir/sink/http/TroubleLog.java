// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.log.Event;
import io.weir.sink.SinkTrouble;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Says what is wrong with the server, each kind of trouble at most once in ten seconds, and remembers it for the sink's
 * status. Any thread.
 */
final class TroubleLog {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSink.class);
    private static final long QUIET_NS = TimeUnit.SECONDS.toNanos(10);

    private final String sink;
    private final String address;
    private final String prefix;
    private final LongSupplier clockNs;
    private final Map<String, Kind> kinds = new HashMap<>();
    private boolean told;
    private SinkTrouble trouble = SinkTrouble.NONE;

    /** A log whose lines start with the sink's name and the server's address. */
    TroubleLog(String sink, String address, LongSupplier clockNs) {
        this.sink = sink;
        this.address = address;
        this.prefix = "sink " + sink + ": " + address;
        this.clockNs = clockNs;
    }

    /** Something is wrong, but batches are taken; lines of one kind are counted while they are not shown. */
    synchronized void warn(String kind, String text) {
        remember(trouble.failing(), text);
        tell(kind, text);
    }

    /** A batch is not taken: until {@link #taken} the sink counts as failing. */
    synchronized void failing(String kind, String text) {
        remember(true, text);
        tell(kind, text);
    }

    private void remember(boolean failing, String text) {
        trouble = trouble.with(failing, address + " " + text, System.currentTimeMillis());
    }

    /** Something that the user may want to change; nothing went wrong. */
    synchronized void advise(String kind, String text) {
        tell(kind, text);
    }

    private void tell(String kind, String text) {
        Kind known = kinds.computeIfAbsent(kind, k -> new Kind(clockNs.getAsLong() - QUIET_NS));
        long now = clockNs.getAsLong();
        if (now - known.shownNs < QUIET_NS) {
            known.hidden++;
            return;
        }
        about(Event.BATCH_TROUBLE).log("{} {}{}", prefix, text,
            known.hidden == 0 ? "" : " (" + known.hidden + " more not shown)");
        known.shownNs = now;
        known.hidden = 0;
        told = true;
    }

    /** A batch was taken; {@code again} if it had to be sent more than once. */
    synchronized void taken(boolean again) {
        trouble = trouble.failing() ? trouble.over() : trouble;
        if (again && told) {
            about(Event.BATCHES_TAKEN_AGAIN).log("{} takes batches again", prefix);
            told = false;
        }
    }

    private LoggingEventBuilder about(Event event) {
        return event.to(LOG).addKeyValue("sink", sink);
    }

    /** What is wrong, for the sink's status. */
    synchronized SinkTrouble trouble() {
        return trouble;
    }

    private static final class Kind {
        private long shownNs;
        private long hidden;

        Kind(long shownNs) {
            this.shownNs = shownNs;
        }
    }
}
