// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.thread.Part;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Writes what workers report, on a thread of its own, few lines for many faults: {@link LineLimit}, then {@link Mute}.
 *
 * <p>{@link #open} and {@link #start} by the owner; {@link #pump} by the log's thread, or by the owner where
 * {@link #start} was never called; {@link #close} ends it and writes what is owed.
 */
public final class FaultLog implements AutoCloseable {
    private static final int MOST_STRANGERS = 10_000;
    private static final long PAUSE_NS = 250_000_000L;
    private static final long JOIN_NS = 1_000_000_000L;

    private final NoticeLines lines;
    private final LongSupplier clock;
    private final LineLimit limit;
    private final Mute mute;
    /** Who sends what Weir does not read is told once. */
    private final Set<LineLimit.Key> strangers = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LineLimit.Key, Boolean> eldest) {
            return size() > MOST_STRANGERS;
        }
    });
    private final RecentErrors recent = new RecentErrors();
    private final List<Notices> sources = new CopyOnWriteArrayList<>();
    private volatile boolean closing;
    private Part thread;

    /**
     * A log that has no thread yet.
     *
     * @param logger where lines go
     * @param clock nanoseconds, any origin
     * @param errCount lines of one kind within {@code errInterval}, 0 lifts this limit and leaves the others
     * @param errInterval zero lifts the limit, too
     */
    public FaultLog(Logger logger, LongSupplier clock, int errCount, Duration errInterval) {
        this.lines = new NoticeLines(logger);
        this.clock = clock;
        this.limit = new LineLimit(lines::leftOut);
        this.mute = new Mute(errCount, errInterval.toNanos(), lines::muted);
    }

    /** The way of one more worker into this log; notices that it loses are counted in {@code counters}. */
    public Notices open(Counters counters) {
        Notices notices = new Notices(counters);
        sources.add(notices);
        return notices;
    }

    /** Starts the thread, which also runs {@code watch} several times a second. */
    public void start(Runnable watch) {
        thread = Part.loop("weir-log", () -> step(watch)).start();
    }

    private boolean step(Runnable watch) {
        pump();
        watch.run();
        LockSupport.parkNanos(PAUSE_NS);
        return !closing;
    }

    /** What went wrong of late, logged or not; any thread. */
    public RecentErrors recent() {
        return recent;
    }

    /** Writes what waits. */
    public void pump() {
        long nowNs = clock.getAsLong();
        for (Notices source : sources) {
            empty(source, nowNs);
        }
        limit.sweep(nowNs, false);
        mute.sweep(nowNs, false);
    }

    private void empty(Notices source, long nowNs) {
        for (Notice notice = source.peek(); notice != null; notice = source.peek()) {
            try {
                tell(notice, nowNs);
            } finally {
                // One that cannot be told must not come again and again.
                source.advance();
            }
        }
    }

    private void tell(Notice notice, long nowNs) {
        String who = notice.exporter == null ? "" : notice.exporter.text();
        String reason = notice.reason();
        if (notice.isError()) {
            recent.add(reason, who, notice.text(), System.currentTimeMillis());
        }
        LineLimit.Key key = new LineLimit.Key(who, reason);
        if (notice.other != null && !strangers.add(key)) {
            return;
        }
        if (limit.allow(key, nowNs) && mute.allow(reason, nowNs)) {
            lines.write(notice);
        }
    }

    /** Ends the thread, then writes what waits and what was left out. Workers have ended before. */
    @Override
    public void close() {
        closing = true;
        if (thread != null) {
            thread.end();
            join();
        }
        pump();
        limit.sweep(clock.getAsLong(), true);
        mute.sweep(clock.getAsLong(), true);
    }

    private void join() {
        try {
            thread.awaitEnd(JOIN_NS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
