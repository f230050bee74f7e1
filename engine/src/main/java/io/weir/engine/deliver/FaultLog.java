// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what goes wrong with one sink or stage, at most ten lines a minute; any thread. */
final class FaultLog {
    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
    private static final int PER_MINUTE = 10;
    private static final long MINUTE_NS = 60_000_000_000L;

    private final String subject;
    private final LongSupplier clockNs;
    private long windowStartNs;
    private int inWindow;
    private long hidden;
    private volatile boolean isFailing;
    private long failures;
    private long failingSinceNs;
    private volatile Trouble last = Trouble.NONE;

    /** What was last told, and when (milliseconds since 1970 UTC); when it was the first time, and how often. */
    record Trouble(String text, long atMs, long firstMs, long count) {
        static final Trouble NONE = new Trouble("", 0, 0, 0);
    }

    /** A log whose lines start with {@code subject}. */
    FaultLog(String subject, LongSupplier clockNs) {
        this.subject = subject;
        this.clockNs = clockNs;
        this.windowStartNs = clockNs.getAsLong();
    }

    /** Something of the subject's own threw. */
    void threw(String what, Throwable thrown) {
        remember(what + " failed: " + Containment.describe(thrown));
        if (admit()) {
            LOG.warn("{}: {} failed: {}{}", subject, what, Containment.describe(thrown), takeHidden());
            LOG.debug("{}: {} failed", subject, what, thrown);
        }
    }

    /** A failure that the sink itself reports in words. */
    void reported(String message, String consequence) {
        remember(message);
        if (admit()) {
            LOG.warn("{}: {}; {}{}", subject, message, consequence, takeHidden());
        }
    }

    private synchronized void remember(String text) {
        long now = System.currentTimeMillis();
        last = new Trouble(text, now, last.count == 0 ? now : last.firstMs, last.count + 1);
    }

    /** What it told last, logged or not; any thread. */
    Trouble last() {
        return last;
    }

    /** Whether the last write failed; any thread. */
    boolean isFailing() {
        return isFailing;
    }

    /** A write failed; the subject says so in words. Until {@link #works} it counts as not working. */
    void failing(String message, String consequence) {
        synchronized (this) {
            failingSinceNs = failures == 0 ? clockNs.getAsLong() : failingSinceNs;
            failures++;
        }
        isFailing = true;
        reported(message, consequence);
    }

    /** A write succeeded: tells if one had failed before; whether it did. Costs one read where none had. */
    boolean works() {
        return isFailing && tellRecovery();
    }

    private boolean tellRecovery() {
        long after;
        long times;
        synchronized (this) {
            isFailing = false;
            times = failures;
            after = (clockNs.getAsLong() - failingSinceNs) / 1_000_000;
            failures = 0;
        }
        boolean told = times > 0 && admit();
        if (told) {
            LOG.info("{}: works again after {} ms and {} failed writes{}", subject, after, times, takeHidden());
        }
        return told;
    }

    /** Whether another line may be written now; counts it either way. */
    synchronized boolean admit() {
        long now = clockNs.getAsLong();
        if (now - windowStartNs >= MINUTE_NS) {
            windowStartNs = now;
            inWindow = 0;
        }
        boolean admitted = inWindow < PER_MINUTE;
        inWindow += admitted ? 1 : 0;
        hidden += admitted ? 0 : 1;
        return admitted;
    }

    private synchronized String takeHidden() {
        String text = hidden == 0 ? "" : " (" + hidden + " more not shown)";
        hidden = 0;
        return text;
    }
}
