// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.state.SampleCounts;
import io.weir.codec.state.SequenceCounts;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.WorkerAccount;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What samples of sFlow did not come, by agent, beyond goflow2's families. A scrape's thread. */
final class SampleFamilies {
    private static final Family LOST = Family.gauge("weir_exporter_samples_lost",
        "sFlow flow samples missing by the numbers of their data sources, lost with datagrams or in the agent; less "
            + "again when they come late; only of agents that lost any", "exporter", "agent");
    private static final Family DROPPED = Family.counter("weir_exporter_samples_dropped_total",
        "packets that an sFlow agent was to sample and dropped for want of resources, by its count; only of agents "
            + "that dropped any", "exporter", "agent");

    private SampleFamilies() {
    }

    static List<Family> all() {
        return List.of(LOST, DROPPED);
    }

    static void write(MetricsText to, List<ListenerAccount> listeners, Routers routers) throws IOException {
        write(to, LOST, sums(listeners, routers, SampleCounts::lost));
        write(to, DROPPED, sums(listeners, routers, SampleCounts::dropped));
    }

    /** By exporter and agent. */
    private static Map<String, Map<String, Long>> sums(List<ListenerAccount> listeners, Routers routers,
        ToLongFunction<SampleCounts> figure) {
        Map<String, Map<String, Long>> sums = new LinkedHashMap<>();
        for (ListenerAccount listener : listeners) {
            for (WorkerAccount worker : listener.workers()) {
                for (SequenceCounts each : worker.sequences()) {
                    if (each.samples() != null && figure.applyAsLong(each.samples()) != 0) {
                        String exporter = each.exporter().text();
                        sums.computeIfAbsent(routers.label(exporter), name -> new LinkedHashMap<>())
                            .merge(routers.agentLabel(exporter, each.agent().text()),
                                figure.applyAsLong(each.samples()), Long::sum);
                    }
                }
            }
        }
        return sums;
    }

    private static void write(MetricsText to, Family family, Map<String, Map<String, Long>> sums) throws IOException {
        to.begin(family);
        for (Map.Entry<String, Map<String, Long>> exporter : sums.entrySet()) {
            for (Map.Entry<String, Long> agent : exporter.getValue().entrySet()) {
                to.sample(agent.getValue(), exporter.getKey(), agent.getKey());
            }
        }
    }
}
