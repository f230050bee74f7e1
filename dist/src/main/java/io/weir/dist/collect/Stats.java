// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.log.Stderr;
import io.weir.engine.metrics.Snapshot;
import io.weir.engine.metrics.StatsLine;
import io.weir.log.Event;
import io.weir.thread.Part;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells rates and losses while the collector runs, on a thread of its own: as log lines, or as one that is redrawn.
 * {@link #start} and {@link #close} by the main thread.
 */
final class Stats implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stats.class);
    private static final Duration LIVE_INTERVAL = Duration.ofSeconds(1);

    private final Supplier<Snapshot> source;
    private final Consumer<String> to;
    private Snapshot before;
    private Part timer;
    private LiveLine live;
    private OutputStream shownBefore;

    /** Lines about {@code source} go to {@code to}, each time {@link #tick} is called. */
    Stats(Supplier<Snapshot> source, Consumer<String> to) {
        this.source = source;
        this.to = to;
        this.before = source.get();
    }

    /**
     * What the user asked for, running.
     *
     * @param obstacle says why a line cannot be redrawn, null if it can; asked only if the user wants it
     */
    static Stats start(StatsFlags flags, Supplier<Snapshot> source, Supplier<String> obstacle) {
        String why = flags.live() ? obstacle.get() : "";
        if (flags.live() && why != null) {
            Event.CONFIGURATION_WITHOUT_EFFECT.to(LOG).addKeyValue("cause", why).log("-stats.live has no effect");
        }
        if (why == null) {
            return live(flags, source);
        }
        Stats stats = new Stats(source, line -> Event.STATISTICS.to(LOG).log(line));
        if (!flags.interval().isZero()) {
            stats.every(flags.interval());
        }
        return stats;
    }

    private static Stats live(StatsFlags flags, Supplier<Snapshot> source) {
        LiveLine line = new LiveLine(Stderr.terminal());
        Stats stats = new Stats(source, line::show);
        stats.live = line;
        stats.shownBefore = Stderr.show(line);
        stats.every(flags.interval().isZero() ? LIVE_INTERVAL : flags.interval());
        return stats;
    }

    private void every(Duration interval) {
        timer = Part.every(interval, "weir-stats", this::tick).start();
    }

    /** Tells what happened since the last time; one thread. */
    void tick() {
        Snapshot now = source.get();
        to.accept(StatsLine.of(before, now));
        before = now;
    }

    /** Ends it; stderr is as it was. */
    @Override
    public void close() {
        if (timer != null) {
            timer.end();
        }
        if (live != null) {
            live.end();
            Stderr.show(shownBefore);
        }
    }
}
