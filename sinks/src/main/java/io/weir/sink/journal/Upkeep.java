// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.log.Event;
import io.weir.thread.Part;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal's own thread: forces data to the disk by interval, and removes old files. */
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long RETENTION_NS = 5_000_000_000L;
    private static final long SLEEP_NS = 200_000_000;

    private final JournalSink sink;
    private final JournalSettings settings;
    private final Retention retention;
    private final Part thread = Part.loop("weir-journal-upkeep", this::step);
    private final Step forcing = this::force;
    private final Step pruning = this::prune;
    private final Set<Step> failing = new HashSet<>();
    private final boolean forces;
    private final long pauseNs;
    private volatile boolean stopped;
    private long forcedNs = System.nanoTime();
    private long prunedNs = forcedNs - RETENTION_NS;
    private JournalWriter forced;
    private long forcedEnd;

    Upkeep(JournalSink sink, JournalSettings settings, Retention retention) {
        this.sink = sink;
        this.settings = settings;
        this.retention = retention;
        this.forces = settings.fsync() == Fsync.INTERVAL;
        this.pauseNs = forces ? Math.min(SLEEP_NS, settings.fsyncInterval().toNanos()) : SLEEP_NS;
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        thread.end();
    }

    private boolean step() {
        long now = System.nanoTime();
        if (forces && now - forcedNs >= settings.fsyncInterval().toNanos()) {
            forcedNs = now;
            attempt(forcing);
        }
        if (now - prunedNs >= RETENTION_NS) {
            prunedNs = now;
            attempt(pruning);
        }
        LockSupport.parkNanos(this, pauseNs);
        return !stopped;
    }

    private void force() throws IOException {
        JournalWriter writer = sink.writer();
        if (writer == null) {
            return;
        }
        long end = writer.end();
        if (end != forcedEnd || writer != forced) {
            writer.force();
            forced = writer;
            forcedEnd = end;
        }
    }

    private void prune() throws IOException {
        JournalWriter writer = sink.writer();
        if (writer != null) {
            retention.prune(writer.cycle(), writer.end());
        }
    }

    /** Nothing that fails ends the thread: data would not be forced any more, and the disk would fill. */
    private void attempt(Step step) {
        try {
            step.run();
            failing.remove(step);
        } catch (IOException failure) {
            tell(step, failure);
        } catch (RuntimeException failure) {
            tell(step, new IOException(failure.toString(), failure));
        }
    }

    /** Once, until it works again. */
    private void tell(Step step, IOException failure) {
        if (!stopped && failing.add(step)) {
            Event.JOURNAL_FAILED.to(LOG).log(JournalFailure.writing(settings.dir(), failure).getMessage());
        }
    }

    /** A piece of the upkeep. */
    private interface Step {
        void run() throws IOException;
    }
}
