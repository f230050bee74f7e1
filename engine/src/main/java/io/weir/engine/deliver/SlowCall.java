// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.log.Event;
import io.weir.thread.Part;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call into a plugin that Weir waits for: one that has not come back for seconds is named, with where it is. Made by
 * the thread that calls, before it does, and closed by it after.
 */
final class SlowCall implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlowCall.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int FRAMES = 4;

    private final String subject;
    private final String what;
    private final Duration patience;
    private final Thread caller = Thread.currentThread();
    private final Part watch;
    private long looks;

    SlowCall(String subject, String what) {
        this(subject, what, PATIENCE);
    }

    SlowCall(String subject, String what, Duration patience) {
        this.subject = subject;
        this.what = what;
        this.patience = patience;
        this.watch = started(Part.every(patience, "weir-slow-call", this::tell));
    }

    private static Part started(Part part) {
        try {
            return part.start();
        } catch (OutOfMemoryError noThread) {
            return null;
        }
    }

    /** After one, two, four, eight ... times the patience. */
    private void tell() {
        looks++;
        if (Long.bitCount(looks) == 1) {
            String where = Arrays.stream(caller.getStackTrace()).limit(FRAMES).map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
            Event.CALL_HANGS.to(LOG).addKeyValue("where", where)
                .log("{}: {} has not come back for {} s, Weir waits for it", subject, what,
                    looks * patience.toSeconds());
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.end();
        }
    }
}
