// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.Errors.ErrorRow;
import io.weir.monitor.api.ExporterPage.ExporterRow;
import io.weir.monitor.api.ExporterPage.SequenceRow;
import io.weir.monitor.api.Sinks.SinkRow;
import io.weir.monitor.api.Status;
import io.weir.monitor.api.Status.BoundRow;
import io.weir.monitor.api.Status.ListenerRow;
import io.weir.monitor.api.Status.WorkerRow;
import io.weir.monitor.api.TemplatePage;
import io.weir.monitor.api.TemplatePage.ElementRow;
import io.weir.monitor.api.WaitingPage;
import io.weir.monitor.api.WaitingPage.WaitingRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at a Weir that is well, but for what a test says; what one check finds in two of them. */
final class Looks {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    final List<ExporterRow> exporters = new ArrayList<>();
    final List<WaitingRow> waiting = new ArrayList<>();
    final List<SinkRow> sinks = new ArrayList<>();
    final List<ErrorRow> errors = new ArrayList<>();
    final List<BoundRow> bounds = new ArrayList<>();
    final Map<String, Long> counters = new HashMap<>();
    final List<ElementRow> unshown = new ArrayList<>();
    boolean complete = true;

    Looks exporter(String address, long flows, long errors, Map<String, Long> refusals) {
        exporters.add(exporter(address, flows, errors, refusals, List.of(), List.of()));
        return this;
    }

    /** An exporter that forwards for sFlow agents, with a row for each of them. */
    Looks agents(String address, List<SequenceRow> rows) {
        exporters.add(exporter(address, 10, 0, Map.of(), rows.stream().map(SequenceRow::agent).distinct().toList(),
            rows));
        return this;
    }

    private static ExporterRow exporter(String address, long flows, long errors, Map<String, Long> refusals,
        List<String> agents, List<SequenceRow> rows) {
        return new ExporterRow(address, 2055, List.of(agents.isEmpty() ? "NetFlow v9" : "sFlow v5"), List.of(9),
            List.of(2100), agents, List.of(0L), 10, 1_000, flows, 0, 0, 0, 0, NOW, NOW, 0, 1, "options", 0, errors,
            refusals, rows);
    }

    Looks waits(String address, int template, long seconds) {
        waiting.add(new WaitingRow(address, 2100, 9, 0, template, 1, 8, NOW.minusSeconds(seconds), null));
        return this;
    }

    Looks sink(String state, long delivered, long waits, long spooled, String error) {
        sinks.add(new SinkRow("http", state, "spool", "retry", delivered + waits + spooled, delivered, 0, 0, 0, waits,
            0, spooled, 0, 0, 0, error, NOW));
        return this;
    }

    /** A sink that lost records, as its row says. */
    Looks sink(SinkRow row) {
        sinks.add(row);
        return this;
    }

    Look look() {
        ListenerRow listener = new ListenerRow("netflow://:2055", true, List.of(),
            List.of(new WorkerRow("worker-0", 0, 0, counters)));
        Status status = new Status("0", "17", "running", NOW, 60, NOW, true, List.of(), List.of(), List.of(listener), 0,
            0, 0, Map.of(), 0, 0, 0, 0, 0, exporters.size(), 0, bounds);
        return new Look(status, exporters, new WaitingPage(waiting.size(), 0, 10_000, complete, waiting), List.of(),
            sinks, errors, new TemplatePage(0, 0, 1, unshown.size(), unshown, List.of()));
    }

    static List<Finding> found(Looks before, Looks now, Check... checks) {
        Case at = Case.of(before.look(), now.look(), 3, null, null);
        List<Finding> findings = new ArrayList<>();
        for (Check each : checks) {
            each.look(at, findings);
        }
        return findings;
    }

    List<Finding> found(Check... checks) {
        return found(this, this, checks);
    }
}
