// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.alarm;

import io.weir.engine.Collector;
import io.weir.thread.Part;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all exporters and sinks each five seconds, on a thread of its own, and raises or clears alarms.
 * {@link #start} before the collector's, and {@link #close}, by the owner; the rest from any thread.
 */
public final class Alarms implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Collector collector;
    private final AlarmSettings settings;
    private final LongSupplier clock;
    private final AlarmLog log;
    private final Board board;
    private final Map<Source, ExporterWatch> watches = new HashMap<>();
    private final SinkWatch sinks;
    private long lookedNs;
    private Part timer;

    /** Alarms about the exporters and sinks of {@code collector}; nothing is started. */
    public Alarms(Collector collector, AlarmSettings settings) {
        this(collector, settings, System::nanoTime, InstantSource.system());
    }

    /** The same with clocks; {@code clock} gives nanoseconds and never goes back. */
    Alarms(Collector collector, AlarmSettings settings, LongSupplier clock, InstantSource wall) {
        this.collector = collector;
        this.settings = settings;
        this.clock = clock;
        this.log = new AlarmLog(LOG, clock);
        this.board = new Board(wall, log);
        this.sinks = settings.isOn(AlarmKind.SINK)
            ? new SinkWatch(settings.threshold(AlarmKind.SINK), board) : null;
        this.lookedNs = clock.getAsLong();
    }

    /** Begins to look, if any alarm is on. */
    public void start() {
        if (settings.thresholds().isEmpty()) {
            return;
        }
        timer = Part.every(STEP, "weir-alarms", this::look).start();
    }

    /** Looks at all exporters and sinks now; one thread. */
    void look() {
        long nowNs = clock.getAsLong();
        Map<Source, Figures> all = Survey.of(collector);
        all.forEach((source, figures) -> watches
            .computeIfAbsent(source, each -> new ExporterWatch(each, settings, board, lookedNs))
            .look(figures, nowNs));
        forget(all);
        if (sinks != null) {
            sinks.look(collector.sinkStatuses(), nowNs);
        }
        board.lookEnds();
        log.tellWhatWasLeftOut();
        lookedNs = nowNs;
    }

    private void forget(Map<Source, Figures> all) {
        Iterator<Map.Entry<Source, ExporterWatch>> each = watches.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Source, ExporterWatch> watch = each.next();
            if (!all.containsKey(watch.getKey())) {
                watch.getValue().end();
                each.remove();
            }
        }
    }

    /** Those raised now, the oldest first, at most 1,000. */
    public List<Alarm> raised() {
        return board.list();
    }

    /** How many more there are than {@link #raised} has room for. */
    public int beyond() {
        return board.beyond();
    }

    /** Which alarms there are. */
    public AlarmSettings settings() {
        return settings;
    }

    /** Looks no more. */
    @Override
    public void close() {
        if (timer != null) {
            timer.end();
        }
    }
}
