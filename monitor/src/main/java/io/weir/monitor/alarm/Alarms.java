// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import io.weir.engine.Collector;
import io.weir.engine.deliver.SinkStatus;
import io.weir.thread.Part;
import io.weir.thread.Parts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all exporters, sinks and threads each five seconds, on a thread of its own, and raises or clears alarms.
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
    private final FailingWatch sinks;
    private final FailingWatch threads;
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
        this.sinks = new FailingWatch(AlarmKind.SINK, settings, board);
        this.threads = new FailingWatch(AlarmKind.THREAD, settings, board);
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
        sinks.look(failingSinks(), nowNs);
        threads.look(failingThreads(), nowNs);
        board.lookEnds();
        log.tellWhatWasLeftOut();
        lookedNs = nowNs;
    }

    private Map<Source, String> failingSinks() {
        return collector.sinkStatuses().stream().filter(SinkStatus::failing).collect(Collectors.toMap(
            sink -> Source.ofSink(sink.sink()), sink -> "sink " + sink.sink() + " fails: " + sink.lastError()));
    }

    /** Threads of two listeners may have one name. */
    private static Map<Source, String> failingThreads() {
        return Parts.list().stream().filter(part -> !part.trouble().isEmpty()).collect(Collectors.toMap(
            part -> Source.ofThread(part.name()), Parts.Status::trouble, (one, other) -> one));
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
