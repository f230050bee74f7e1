// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.TimeHistogram;
import io.weir.engine.metrics.WorkerAccount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The families that goflow2 has, with its names, labels and types; what Weir counts otherwise is in the help. */
final class GoflowFamilies {
    private static final String PREFIX = "goflow2_flow_";
    private static final double SECOND_NS = 1e9;
    private static final long NS_OF_MS = 1_000_000;

    private static final Family TIME = Family.summary(PREFIX + "decoding_time_seconds",
        "time to decode a datagram and hand on its records, the mean of the datagrams that were taken at once; "
            + "quantiles since the start", "name");

    private GoflowFamilies() {
    }

    static List<Family> all() {
        List<Family> all = new ArrayList<>(GoflowTraffic.all());
        all.addAll(GoflowDropped.all());
        all.add(TIME);
        all.addAll(GoflowProcess.all());
        all.addAll(GoflowSamples.all());
        all.addAll(GoflowTemplates.all());
        return all;
    }

    static void write(MetricsText to, Scene scene, Routers routers, Metrics.Limits limits) throws IOException {
        long nowNs = System.currentTimeMillis() * NS_OF_MS;
        GoflowTraffic.write(to, scene.listeners(), routers, nowNs);
        GoflowDropped.write(to, scene, limits.exporters());
        times(to, scene.listeners());
        GoflowProcess.write(to, scene.listeners(), routers, nowNs);
        GoflowSamples.write(to, routers);
        GoflowTemplates.write(to, scene.listeners(), limits.templates());
    }

    private static void times(MetricsText to, List<ListenerAccount> listeners) throws IOException {
        Map<String, List<TimeHistogram>> byScheme = new LinkedHashMap<>();
        for (ListenerAccount listener : listeners) {
            List<TimeHistogram> times = byScheme.computeIfAbsent(listener.scheme(), name -> new ArrayList<>());
            listener.workers().stream().map(WorkerAccount::times).forEach(times::add);
        }
        to.begin(TIME);
        for (Map.Entry<String, List<TimeHistogram>> each : byScheme.entrySet()) {
            long count = each.getValue().stream().mapToLong(TimeHistogram::count).sum();
            if (count > 0) {
                for (String quantile : List.of("0.5", "0.9", "0.99")) {
                    to.quantile(quantile, TimeHistogram.quantileNs(each.getValue(), Double.parseDouble(quantile))
                        / SECOND_NS, each.getKey());
                }
                to.summary(count, each.getValue().stream().mapToLong(TimeHistogram::sumNs).sum() / SECOND_NS,
                    each.getKey());
            }
        }
    }
}
