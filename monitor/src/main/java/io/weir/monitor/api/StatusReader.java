// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.engine.Collector;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.Loss;
import io.weir.engine.metrics.Snapshot;
import io.weir.engine.metrics.SocketAccount;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.monitor.api.Status.BoundRow;
import io.weir.monitor.api.Status.ListenerRow;
import io.weir.monitor.api.Status.SocketRow;
import io.weir.monitor.api.Status.WorkerRow;
import io.weir.monitor.http.HttpSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills {@link Status}; any thread. */
final class StatusReader {
    private final Collector collector;
    private final About about;
    private final Readiness readiness;
    private final History history;

    StatusReader(Collector collector, About about, Readiness readiness, History history) {
        this.collector = collector;
        this.about = about;
        this.readiness = readiness;
        this.history = history;
    }

    Status read() {
        Snapshot snapshot = collector.snapshot();
        List<ListenerAccount> listeners = collector.listeners();
        List<String> reasons = readiness.reasons();
        History.Rate rate = history.rate(10);
        Instant now = Instant.now();
        return new Status(about.version(), Runtime.version().toString(),
            collector.phase().name().toLowerCase(Locale.ROOT), about.started(),
            Duration.between(about.started(), now).toSeconds(), now, reasons.isEmpty(), reasons,
            readiness.failing(), listeners.stream().map(StatusReader::row).toList(), snapshot.datagrams(),
            bytes(listeners), snapshot.flows(), losses(snapshot), rate.datagrams(), rate.flows(),
            snapshot.ringPercent(), snapshot.heapBytes(), snapshot.heapMaxBytes(),
            size(listeners, worker -> worker.remembered().exporters().size()),
            size(listeners, worker -> worker.remembered().templates().size()), bounds(collector.bounds()));
    }

    private static List<BoundRow> bounds(Bounds bounds) {
        return List.of(row("exporters", "-exporters.max", bounds.exporters()),
            row("sessions", "-exporters.max", bounds.sessions()),
            row("template_bytes", "-templates.bytes", bounds.templateBytes()),
            row("late_bytes", "-late.bytes", bounds.lateBytes()));
    }

    private static BoundRow row(String name, String flag, Bounds.Room room) {
        return new BoundRow(name, flag, room.used(), room.limit());
    }

    private static long bytes(List<ListenerAccount> listeners) {
        return listeners.stream().flatMap(each -> each.sockets().stream())
            .mapToLong(socket -> socket.counters().get(Counter.BYTES_RECEIVED)).sum();
    }

    private static int size(List<ListenerAccount> listeners, java.util.function.ToIntFunction<WorkerAccount> of) {
        return listeners.stream().flatMap(each -> each.workers().stream()).mapToInt(of).sum();
    }

    private static Map<String, Long> losses(Snapshot snapshot) {
        Map<String, Long> losses = new LinkedHashMap<>();
        for (Loss loss : Loss.values()) {
            losses.put(loss.name().toLowerCase(Locale.ROOT), snapshot.loss(loss));
        }
        return losses;
    }

    private static ListenerRow row(ListenerAccount listener) {
        List<WorkerRow> workers = new ArrayList<>();
        for (int i = 0; i < listener.workers().size(); i++) {
            workers.add(row(listener.workers().get(i), listener.ringPercents().get(i)));
        }
        return new ListenerRow(listener.scheme() + "://" + HttpSettings.address(listener.host(), listener.port()),
            listener.open(), listener.sockets().stream().map(StatusReader::row).toList(), workers);
    }

    private static SocketRow row(SocketAccount socket) {
        Map<String, Long> counters = new LinkedHashMap<>();
        for (Counter counter : Counter.values()) {
            if (counter.owner() == Counter.Owner.SOCKET) {
                counters.put(counter.id(), socket.counters().get(counter));
            }
        }
        return new SocketRow(socket.name(), socket.kernelDrops() < 0 ? null : socket.kernelDrops(), counters);
    }

    private static WorkerRow row(WorkerAccount worker, int ringPercent) {
        Map<String, Long> counters = new LinkedHashMap<>();
        for (Counter counter : Counter.values()) {
            if (counter.owner() == Counter.Owner.WORKER) {
                counters.put(counter.id(), worker.counters().get(counter));
            }
        }
        for (DecodeCounter counter : DecodeCounter.values()) {
            counters.put(counter.name().toLowerCase(Locale.ROOT), worker.decode().get(counter));
        }
        return new WorkerRow(worker.name(), ringPercent, worker.waiting(), counters);
    }
}
