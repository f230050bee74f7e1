// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import io.weir.codec.exporter.Exporter;
import io.weir.engine.metrics.SourceCount;
import io.weir.log.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Says whose datagrams one listener turned away: each source at most once a minute, at most ten sources a minute, the
 * rest in one line. The log's thread; {@link #last} by the collector's.
 */
final class SourceWatch {
    static final int LINES = 10;
    static final long MINUTE_NS = 60_000_000_000L;

    private final Logger logger;
    private final Event event;
    private final LongSupplier clock;
    private final String message;
    private final Supplier<List<SourceCount>> sources;
    private Map<String, Long> told = new HashMap<>();
    private long toldTotal;
    private long toldNs;

    /** A watch that writes {@code message} about each of {@code sources}. */
    SourceWatch(Logger logger, Event event, LongSupplier clock, String message, Supplier<List<SourceCount>> sources) {
        this.logger = logger;
        this.event = event;
        this.clock = clock;
        this.message = message;
        this.sources = sources;
    }

    /** Tells, unless it has told within the minute; {@code total} datagrams were turned away so far. */
    synchronized void look(int port, long total) {
        if (total != toldTotal && (toldTotal == 0 || clock.getAsLong() - toldNs >= MINUTE_NS)) {
            tell(port, total);
        }
    }

    /** The end: tells what it has not told yet. */
    synchronized void last(int port, long total) {
        if (total != toldTotal) {
            tell(port, total);
        }
    }

    private void tell(int port, long total) {
        Map<String, Long> now = bySource();
        List<Map.Entry<String, Long>> risen = risen(now);
        long rest = total - toldTotal;
        for (Map.Entry<String, Long> source : risen.subList(0, Math.min(LINES, risen.size()))) {
            event.to(logger).addKeyValue("exporter", source.getKey()).addKeyValue("port", port)
                .addKeyValue("datagrams", source.getValue()).log(message);
            rest -= source.getValue();
        }
        if (rest > 0) {
            event.to(logger).addKeyValue("port", port).addKeyValue("datagrams", rest)
                .log(message + "; these came from other sources");
        }
        told = now;
        toldTotal = total;
        toldNs = clock.getAsLong();
    }

    /** Several sockets may have heard one source. */
    private Map<String, Long> bySource() {
        Map<String, Long> counts = new HashMap<>();
        for (SourceCount each : sources.get()) {
            Exporter source = each.source();
            String name = source.isLinkLocal() ? source.text() + "%" + source.scope() : source.text();
            counts.merge(name, each.datagrams(), Long::sum);
        }
        return counts;
    }

    /** What came since it last told, most first. */
    private List<Map.Entry<String, Long>> risen(Map<String, Long> now) {
        List<Map.Entry<String, Long>> risen = new ArrayList<>();
        now.forEach((source, count) -> {
            long more = count - told.getOrDefault(source, 0L);
            // A source that lost its row and has it again begins at 0.
            if (more != 0) {
                risen.add(Map.entry(source, more > 0 ? more : count));
            }
        });
        risen.sort(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()));
        return risen;
    }
}
