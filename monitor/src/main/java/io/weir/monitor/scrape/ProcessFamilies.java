// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.Bounds;
import io.weir.engine.Collector;
import io.weir.engine.metrics.Phase;
import java.io.IOException;
import java.util.List;

/** What there is once: version, life, and what the memory of exporters holds. */
final class ProcessFamilies {
    private static final Family INFO =
        Family.gauge("weir_info", "1; its labels tell what runs", "version", "java");
    private static final Family START =
        Family.gauge("weir_start_time_seconds", "when Weir began to collect, seconds since 1970");
    private static final Family RUNNING =
        Family.gauge("weir_running", "1 if listeners, workers and sinks are open and no stop was asked for, else 0");
    private static final Family CLOCK =
        Family.gauge("weir_clock_believed", "1 if the host's clock can be right, 0 while nothing is removed by age");
    private static final Family USED = Family.gauge("weir_bound_used",
        "what is taken of a bound: exporters, sessions (source ports of domains), template_bytes, late_bytes (data "
            + "that waits for its template)", "bound");
    private static final Family LIMIT = Family.gauge("weir_bound_limit", "the bound", "bound");

    private ProcessFamilies() {
    }

    static List<Family> all() {
        return List.of(INFO, START, RUNNING, CLOCK, USED, LIMIT);
    }

    static void write(MetricsText to, Collector collector, String version, double startSeconds) throws IOException {
        to.begin(INFO);
        to.sample(1, version, Runtime.version().toString());
        to.begin(START);
        to.sample(startSeconds);
        to.begin(RUNNING);
        to.sample(collector.phase() == Phase.RUNNING ? 1 : 0);
        to.begin(CLOCK);
        to.sample(collector.clockDoubt().isEmpty() ? 1 : 0);
        Bounds bounds = collector.bounds();
        to.begin(USED);
        to.sample(bounds.exporters().used(), "exporters");
        to.sample(bounds.sessions().used(), "sessions");
        to.sample(bounds.templateBytes().used(), "template_bytes");
        to.sample(bounds.lateBytes().used(), "late_bytes");
        to.begin(LIMIT);
        to.sample(bounds.exporters().limit(), "exporters");
        to.sample(bounds.sessions().limit(), "sessions");
        to.sample(bounds.templateBytes().limit(), "template_bytes");
        to.sample(bounds.lateBytes().limit(), "late_bytes");
    }
}
