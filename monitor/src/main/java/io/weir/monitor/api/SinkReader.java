// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.engine.Collector;
import io.weir.engine.deliver.SinkAccount;
import io.weir.engine.deliver.SinkStatus;
import io.weir.engine.metrics.RecentErrors;
import io.weir.monitor.api.Errors.ErrorRow;
import io.weir.monitor.api.Sinks.SinkRow;
import io.weir.monitor.api.Sinks.StageRow;
import io.weir.thread.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Fills {@link Sinks} and {@link Errors}; any thread. */
final class SinkReader {
    private final Collector collector;

    SinkReader(Collector collector) {
        this.collector = collector;
    }

    Sinks sinks() {
        List<SinkAccount> accounts = collector.sinks();
        List<SinkStatus> statuses = collector.sinkStatuses();
        List<SinkRow> rows = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            rows.add(row(accounts.get(i), statuses.get(i)));
        }
        return new Sinks(rows, collector.stages().stream()
            .map(each -> new StageRow(each.stage(), each.passed(), each.filtered(), each.failed())).toList());
    }

    private static SinkRow row(SinkAccount account, SinkStatus status) {
        return new SinkRow(account.sink(), status.failing() ? "failing" : "ok", word(status.whenFull()),
            word(status.onError()), account.accepted(), account.delivered(), account.dropped(), account.failed(),
            account.kept(), account.waiting(), account.bytes(), account.spool().waiting(), account.spool().overflowed(),
            account.spool().expired(), account.spool().corrupt(), status.lastError(),
            status.lastErrorMs() == 0 ? null : Instant.ofEpochMilli(status.lastErrorMs()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Sinks and threads have one row each, of what they complained of last. */
    Errors errors() {
        List<ErrorRow> rows = new ArrayList<>();
        for (RecentErrors.Entry each : collector.recentErrors().list()) {
            rows.add(new ErrorRow(each.event(), each.subject(), each.text(), each.count(),
                Instant.ofEpochMilli(each.firstMs()), Instant.ofEpochMilli(each.lastMs())));
        }
        for (SinkStatus sink : collector.sinkStatuses()) {
            if (sink.lastErrorMs() > 0) {
                Instant last = Instant.ofEpochMilli(sink.lastErrorMs());
                rows.add(new ErrorRow("sink_error", "sink " + sink.sink(), sink.lastError(), sink.errors(),
                    Instant.ofEpochMilli(sink.firstErrorMs()), last));
            }
        }
        for (Parts.Status part : Parts.list()) {
            if (part.failures() > 0) {
                rows.add(new ErrorRow("thread_failed", part.name(), part.last(), part.failures(),
                    Instant.ofEpochMilli(part.firstMs()), Instant.ofEpochMilli(part.lastMs())));
            }
        }
        rows.sort(Comparator.comparing(ErrorRow::last).reversed());
        return new Errors(rows);
    }
}
