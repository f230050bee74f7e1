// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.engine.Collector;
import io.weir.engine.deliver.SinkStatus;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.Phase;
import io.weir.monitor.http.Access;
import io.weir.monitor.http.Answer;
import io.weir.monitor.http.Route;
import io.weir.thread.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether Weir is well: {@code /__health} as goflow2 has it, and {@code /ready} with reasons. Any thread.
 *
 * <p>The one rule of {@code /ready}, the same for every sink: <b>200 while everything that Weir accepted is safe (on
 * its way, or in a spool that has room), 503 while flows are being lost or a part of Weir is dead.</b> A sink that
 * fails has nothing on its way: without a spool that has room what it is given is not safe. Each {@link ReadyCheck} in
 * the constructor looks at one part; there is no other place that decides.
 *
 * <p>That a sink fails is another matter, and shows elsewhere, also while {@code /ready} is 200: {@link #failing}.
 */
public final class Readiness {
    private static final int FULL_PERCENT = 90;

    private final Collector collector;
    private final List<ReadyCheck> checks;

    /** Of one collector, started or not. */
    public Readiness(Collector collector) {
        this.collector = collector;
        this.checks = List.of(this::sinks, this::losses, this::rings, this::parts);
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

    /** Why {@code /ready} is 503; empty if it is 200. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        switch (collector.phase()) {
            case STARTING -> reasons.add("listeners are not open yet");
            case RUNNING -> checks.forEach(check -> check.look(reasons::add));
            default -> reasons.add("Weir was asked to stop");
        }
        return reasons;
    }

    /** What fails, safe or not, in words: with anything in it, nothing may look green. */
    public List<String> failing() {
        Stream<String> sinks = collector.sinkStatuses().stream().filter(SinkStatus::failing)
            .map(sink -> "sink " + sink.sink() + " fails: " + sink.lastError());
        Stream<String> clock = Stream.of(collector.clockDoubt()).filter(doubt -> !doubt.isEmpty())
            .map(doubt -> "the host's clock is not believed: " + doubt + "; nothing is removed by age");
        return Stream.of(sinks, Parts.troubles().stream(), clock).flatMap(lines -> lines).toList();
    }

    private void sinks(Consumer<String> reasons) {
        for (SinkStatus sink : collector.sinkStatuses()) {
            if (!sink.isSafe()) {
                reasons.accept("sink " + sink.sink() + " " + sink.whyUnsafe());
            }
        }
    }

    private void parts(Consumer<String> reasons) {
        Parts.troubles().forEach(trouble -> reasons.accept("a part of Weir is dead: " + trouble));
    }

    private void losses(Consumer<String> reasons) {
        for (int port : collector.losingPorts()) {
            reasons.accept(
                "datagrams to port " + port + " are being dropped: sockets, workers or sinks do not keep up");
        }
    }

    private void rings(Consumer<String> reasons) {
        for (ListenerAccount listener : collector.listeners()) {
            int fullest = listener.ringPercents().stream().mapToInt(Integer::intValue).max().orElse(0);
            if (fullest >= FULL_PERCENT) {
                reasons.accept("a ring of port " + listener.port() + " is " + fullest
                    + " % full: workers or sinks do not keep up");
            }
        }
    }
}
