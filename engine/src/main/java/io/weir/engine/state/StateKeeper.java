// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.engine.decode.Worker;
import io.weir.engine.metrics.Account;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.Counters;
import io.weir.log.Event;
import io.weir.log.Reason;
import io.weir.thread.Part;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what workers learn of exporters over restarts: restores it before the sockets open, and writes it about a
 * second after something changed, on a thread of its own. Where that cannot be it says so, and Weir goes on without.
 *
 * <p>{@link #restore} and {@link #close} by the collector's thread.
 */
public final class StateKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(StateKeeper.class);
    private static final long LOOK_NS = 200_000_000L;
    private static final long LEAST_PAUSE_NS = 400_000_000L;
    /** Saving takes at most a tenth of one processor, even while an exporter floods. */
    private static final long PAUSES_PER_SAVE = 9;
    private static final long RETRY_NS = 5_000_000_000L;
    /** Sequence numbers and times move on even if nothing else changes: they are what tells devices apart. */
    private static final long REFRESH_NS = 300_000_000_000L;
    private static final long ANSWER_NS = 5_000_000_000L;
    private static final long LAST_ANSWER_NS = 1_000_000_000L;

    private final StateSettings settings;
    private final TrustedClock clock;
    private final StateFile file;
    private final Counters counters = new Counters();
    private List<Kept> sources = List.of();
    private volatile StateLock lock;
    private Part thread;
    private volatile boolean closing;
    private boolean failing;
    private long savedChanges;
    private long savedDatagrams;
    private long savedNs;

    /** A keeper that has not looked at its folder yet. */
    public StateKeeper(StateSettings settings) {
        this(settings, TrustedClock.host());
    }

    /** The same with a clock. */
    StateKeeper(StateSettings settings, TrustedClock clock) {
        this.settings = settings;
        this.clock = clock;
        this.file = settings == null ? null : new StateFile(settings.dir());
    }

    /** One that keeps nothing. */
    public static StateKeeper none() {
        return new StateKeeper(null);
    }

    /** Restores what was kept, and keeps what the workers learn from now on. They have started, sockets are closed. */
    public void restore(List<Kept> workers) {
        if (settings == null) {
            return;
        }
        sources = workers;
        try {
            lock = StateLock.take(settings.dir());
        } catch (IOException e) {
            Event.STATE_NOT_KEPT.to(LOG).addKeyValue("dir", settings.dir()).addKeyValue("cause", Reason.of(e))
                .log("templates and sampling rates are not kept over a restart; give a folder to write to with "
                    + "-state.dir=DIR, or switch it off with -state.dir=");
            return;
        }
        if (settings.follows() && !file.exists()) {
            FormerState former = FormerState.of(settings.dir(), settings.former());
            give(former.exporters(), former.files(), "state of other listeners restored, as some are the same");
        } else {
            give(load(), List.of(file.path()), "state restored");
        }
        savedNs = System.nanoTime();
        savedChanges = count(DecodeCounts::changes);
        thread = Part.loop("weir-state", this::step).start();
    }

    private List<KeptExporter> load() {
        try {
            return file.read();
        } catch (IOException e) {
            setAside(e);
        }
        return List.of();
    }

    /** Also where it could only not be read: the next one that is written would replace it. */
    private void setAside(IOException why) {
        try {
            Event.STATE_UNREADABLE.to(LOG).addKeyValue("file", file.setAside()).addKeyValue("cause", Reason.of(why))
                .log("the state cannot be used, Weir starts without; the file is kept under this name");
        } catch (IOException e) {
            Event.STATE_UNREADABLE.to(LOG).addKeyValue("file", file.path()).addKeyValue("cause", Reason.of(why))
                .log("the state cannot be used, Weir starts without; the file cannot be renamed either");
        }
    }

    private void give(List<KeptExporter> kept, List<Path> from, String text) {
        long newestNs = kept.stream().mapToLong(each -> each.exporter().seenNs()).max().orElse(0);
        clock.found("the state", TimeUnit.NANOSECONDS.toMillis(newestNs));
        long nowNs = TimeUnit.MILLISECONDS.toNanos(clock.nowMs());
        StateShares shares = new StateShares(sources, kept, nowNs - settings.maxAge().toNanos());
        count(Counter.STATE_EXPORTERS_RESTORED, shares.give());
        count(Counter.STATE_EXPORTERS_EXPIRED, shares.expired());
        if (!kept.isEmpty()) {
            String files = from.stream().map(Path::toString).sorted().collect(Collectors.joining(" "));
            Event.STATE_RESTORED.to(LOG).addKeyValue("file", files)
                .addKeyValue("exporters", counters.get(Counter.STATE_EXPORTERS_RESTORED))
                .addKeyValue("templates", count(counts -> counts.get(DecodeCounter.TEMPLATES_RESTORED)))
                .addKeyValue("expired", counters.get(Counter.STATE_EXPORTERS_EXPIRED)).log(text);
        }
    }

    private boolean step() {
        LockSupport.parkNanos(LOOK_NS);
        long nowNs = System.nanoTime();
        boolean gone = isGone();
        boolean moved = nowNs - savedNs >= REFRESH_NS && datagrams() != savedDatagrams;
        if (!closing && (gone || moved || count(DecodeCounts::changes) != savedChanges)) {
            boolean saved = save(ANSWER_NS, () -> closing);
            pause(saved ? Math.max(LEAST_PAUSE_NS, PAUSES_PER_SAVE * (System.nanoTime() - nowNs)) : RETRY_NS);
        }
        return !closing;
    }

    /** Looks whether the folder and its file are still there; the watch's thread. */
    public void look() {
        StateLock held = lock;
        if (held != null) {
            held.held().look();
        }
    }

    /** Whether what was saved is not there any more; the folder is made anew then. */
    private boolean isGone() {
        if (lock.held().isLost()) {
            retake();
            return true;
        }
        return counters.get(Counter.STATE_SAVES) > 0 && !file.exists();
    }

    private void retake() {
        try {
            StateLock old = lock;
            lock = StateLock.take(settings.dir());
            old.close();
            Event.OUTPUT_REPLACED.to(LOG).addKeyValue("dir", settings.dir())
                .log("warning: the folder of the state was deleted, moved or replaced; it is made and written anew");
        } catch (IOException e) {
            failed(e);
        }
    }

    private void pause(long ns) {
        long end = System.nanoTime() + ns;
        while (!closing && System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** Whether all was written. */
    private boolean save(long answerNs, BooleanSupplier over) {
        long changes = count(DecodeCounts::changes);
        long datagrams = datagrams();
        try {
            file.write(new StateCopy(sources, answerNs, over)::writeTo);
            count(Counter.STATE_SAVES, 1);
            recovered();
            savedChanges = changes;
            savedDatagrams = datagrams;
            savedNs = System.nanoTime();
            return true;
        } catch (IOException e) {
            failed(e);
        } catch (TimeoutException | ExecutionException e) {
            count(Counter.STATE_SAVES_PUT_OFF, 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void failed(IOException e) {
        count(Counter.STATE_SAVES_FAILED, 1);
        if (!failing) {
            failing = true;
            Event.STATE_NOT_WRITTEN.to(LOG).addKeyValue("file", file.path()).addKeyValue("cause", Reason.of(e))
                .log("the state cannot be written, a restart would lose what was learned since; it is tried again "
                    + "every 5 s: make room, or name another folder with -state.dir");
        }
    }

    private void recovered() {
        if (failing) {
            failing = false;
            Event.STATE_WRITTEN_AGAIN.to(LOG).addKeyValue("file", file.path()).log("the state can be written again");
        }
    }

    private long datagrams() {
        return count(counts -> counts.get(DecodeCounter.DATAGRAMS_DECODED));
    }

    private long count(ToLongFunction<DecodeCounts> what) {
        long sum = 0;
        for (Kept source : sources) {
            for (Worker worker : source.workers()) {
                DecodeCounts counts = worker.counts();
                sum += counts == null ? 0 : what.applyAsLong(counts);
            }
        }
        return sum;
    }

    private void count(Counter counter, long amount) {
        counters.add(counter, amount);
    }

    /**
     * Writes what was learned last, if workers answer soon; they still run, with nothing left to do.
     *
     * @param stop the longest that all of the stop may take; a quarter of it is taken here at most
     */
    public void close(Duration stop) {
        if (lock == null) {
            return;
        }
        closing = true;
        long limitNs = Math.min(LAST_ANSWER_NS, stop.toNanos() / 8);
        thread.end();
        try {
            thread.awaitEnd(limitNs);
            if (!thread.isAlive() && (datagrams() != savedDatagrams || count(DecodeCounts::changes) != savedChanges)) {
                save(limitNs, () -> false);
            }
            lock.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            Event.STATE_LOCK_LEFT.to(LOG).addKeyValue("dir", settings.dir()).addKeyValue("cause", Reason.of(e))
                .log("the lock of the state cannot be closed");
        }
    }

    /** Adds what was saved and restored to an account; any thread. */
    public void account(Account account) {
        if (settings != null) {
            account.state(counters);
        }
    }
}
