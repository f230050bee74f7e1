// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.scrape;

import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.SocketAccount;
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
    private static final Counter[] DROPS = {Counter.DROPPED_RING_FULL, Counter.DROPPED_SHARE,
        Counter.DROPPED_NO_BUFFER, Counter.DROPPED_STOPPING};

    private static final Family DROPPED = Family.counter(PREFIX + "dropped_packets_total",
        "datagrams dropped at the rings; remote_ip is \"other\": they are not counted by exporter", "remote_ip",
        "local_ip", "local_port");
    private static final Family TIME = Family.summary(PREFIX + "decoding_time_seconds",
        "time to decode a datagram and hand on its records, the mean of the datagrams that were taken at once; "
            + "quantiles since the start", "name");

    private GoflowFamilies() {
    }

    static List<Family> all() {
        List<Family> all = new ArrayList<>(GoflowTraffic.all());
        all.add(DROPPED);
        all.add(TIME);
        all.addAll(GoflowProcess.all());
        all.addAll(GoflowTemplates.all());
        return all;
    }

    static void write(MetricsText to, List<ListenerAccount> listeners, Routers routers, int templates)
        throws IOException {
        GoflowTraffic.write(to, listeners, routers);
        dropped(to, listeners);
        times(to, listeners);
        GoflowProcess.write(to, listeners, routers);
        GoflowTemplates.write(to, listeners, templates);
    }

    private static void dropped(MetricsText to, List<ListenerAccount> listeners) throws IOException {
        to.begin(DROPPED);
        for (ListenerAccount listener : listeners) {
            long sum = 0;
            for (SocketAccount socket : listener.sockets()) {
                for (Counter drop : DROPS) {
                    sum += socket.counters().get(drop);
                }
            }
            if (sum > 0) {
                to.sample(sum, Router.OTHER, listener.localAddress(), String.valueOf(listener.port()));
            }
        }
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
