// SPDX-License-Identifier: Apache-2.0
package io.weir.thread;

import io.weir.log.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a part's thread threw; written by that thread, read by any. Nothing in here may fail for want of memory. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Part.class);
    private static final long PROVEN_NS = 10_000_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;

    private final String name;
    private volatile Throwable last;
    private volatile boolean dead;
    private volatile long count;
    private volatile long firstMs;
    private volatile long lastMs;
    private volatile long lastNs;
    private long beforeNs;
    private long toldNs;
    private long untold;

    Failures(String name) {
        this.name = name;
    }

    /** A round threw; the loop goes on. */
    void failed(Throwable thrown) {
        note(thrown);
        try {
            tell(thrown);
        } catch (Throwable notTold) {
            // It shows in what is asked for all the same.
            untold++;
        }
    }

    private void note(Throwable thrown) {
        beforeNs = lastNs;
        lastNs = System.nanoTime();
        lastMs = System.currentTimeMillis();
        firstMs = count == 0 ? lastMs : firstMs;
        last = thrown;
        count = count + 1;
    }

    /** One line a minute: a round that always fails does so often. */
    private void tell(Throwable thrown) {
        if (count > 1 && lastNs - toldNs < MINUTE_NS) {
            untold++;
            return;
        }
        toldNs = lastNs;
        Event.THREAD_FAILED.to(LOG).addKeyValue("thread", name).addKeyValue("unlogged", untold).setCause(thrown)
            .log("error: the thread {} failed and goes on: {}", name, String.valueOf(thrown));
        untold = 0;
    }

    /** The thread ends, by what is {@code thrown} or, if null, by itself. */
    void died(Throwable thrown) {
        dead = true;
        note(thrown == null ? last : thrown);
        Event.THREAD_ENDED.to(LOG).addKeyValue("thread", name).setCause(thrown)
            .log("error: the thread {} ended, which should not have happened", name);
    }

    /** Whether the newest one has no other shortly before it; the part's thread. */
    boolean isAlone() {
        return count <= 1 || lastNs - beforeNs > PROVEN_NS;
    }

    /** What is wrong now, in words; empty for nothing. */
    String trouble() {
        if (dead) {
            return "the thread " + name + " has ended" + cause() + "; start Weir again";
        }
        return count > 0 && System.nanoTime() - lastNs < PROVEN_NS ? "the thread " + name + " fails" + cause() : "";
    }

    private String cause() {
        return last == null ? "" : ": " + last();
    }

    /** What was thrown last, in one line; empty for nothing. */
    String last() {
        Throwable thrown = last;
        return thrown == null ? "" : thrown.toString().replaceAll("\\s+", " ");
    }

    long count() {
        return count;
    }

    long firstMs() {
        return firstMs;
    }

    long lastMs() {
        return lastMs;
    }

    /** Throws {@code any} as it is. */
    @SuppressWarnings("unchecked")
    static <T extends Throwable> T unchecked(Throwable any) throws T {
        throw (T) any;
    }
}
