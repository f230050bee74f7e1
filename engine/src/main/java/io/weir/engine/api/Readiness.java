// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.api;

import io.weir.engine.Collector;
import io.weir.engine.deliver.SinkStatus;
import io.weir.engine.http.Access;
import io.weir.engine.http.Answer;
import io.weir.engine.http.Route;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.Phase;
import java.util.ArrayList;
import java.util.List;

/** Whether Weir is well: {@code /__health} as goflow2 has it, and {@code /ready} with reasons. Any thread. */
public final class Readiness {
    private static final int FULL_PERCENT = 90;

    private final Collector collector;

    /** Of one collector, started or not. */
    public Readiness(Collector collector) {
        this.collector = collector;
    }

    /** Its two paths. */
    public List<Route> routes() {
        return List.of(Route.quick("/__health", Access.OPEN, request -> health()),
            Route.quick("/ready", Access.OPEN, request -> ready()));
    }

    private Answer health() {
        return collector.phase() == Phase.RUNNING ? Answer.text(200, "OK\n") : Answer.text(503, "Not OK\n");
    }

    private Answer ready() {
        List<String> reasons = reasons();
        return reasons.isEmpty() ? Answer.text(200, "ready\n")
            : Answer.text(503, String.join("\n", reasons) + "\n");
    }

    /** Why Weir cannot take and hand on flows as it should; empty if it can. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        switch (collector.phase()) {
            case STARTING -> reasons.add("listeners are not open yet");
            case RUNNING -> running(reasons);
            default -> reasons.add("Weir was asked to stop");
        }
        return reasons;
    }

    private void running(List<String> reasons) {
        for (SinkStatus sink : collector.sinkStatuses()) {
            if (!sink.takes()) {
                reasons.add("sink " + sink.sink() + (sink.spoolFull() ? " fails and its spool is full: " : " fails: ")
                    + sink.lastError());
            }
        }
        for (ListenerAccount listener : collector.listeners()) {
            int fullest = listener.ringPercents().stream().mapToInt(Integer::intValue).max().orElse(0);
            if (fullest >= FULL_PERCENT) {
                reasons.add("a ring of port " + listener.port() + " is " + fullest
                    + " % full: workers or sinks do not keep up");
            }
        }
    }
}
