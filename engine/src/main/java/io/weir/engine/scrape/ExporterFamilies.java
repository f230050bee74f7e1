// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.scrape;

import io.weir.codec.state.ExporterCounts;
import io.weir.codec.state.SequenceCounts;
import io.weir.codec.state.SetKind;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.WorkerAccount;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What Weir tells of each exporter beyond goflow2's families. */
final class ExporterFamilies {
    private static final Family FLOWS =
        Family.counter("weir_exporter_flows_total", "flow records", "exporter", "version");
    private static final Family LAST = Family.gauge("weir_exporter_last_datagram_seconds",
        "when the newest datagram came, seconds since 1970; not of \"other\"", "exporter");
    private static final Family SKEW = Family.gauge("weir_exporter_clock_skew_seconds",
        "receive time less export time of the newest datagram; not of \"other\"", "exporter");
    private static final Family RATE = Family.gauge("weir_exporter_sampling_rate",
        "sampling rate of the newest flow record, 0 for unknown; not of \"other\"", "exporter");
    private static final Family LOST = Family.gauge("weir_exporter_sequence_lost",
        "missing by sequence numbers: v5 flows, v9 datagrams, IPFIX records; less again when they come late; only "
            + "those that lost any", "exporter", "version");

    private ExporterFamilies() {
    }

    static List<Family> all() {
        return List.of(FLOWS, LAST, SKEW, RATE, LOST);
    }

    static void write(MetricsText to, List<ListenerAccount> listeners, List<Router> routers) throws IOException {
        flows(to, routers);
        to.begin(LAST);
        for (Router router : routers) {
            if (!router.isOther()) {
                to.sample(router.newest(ExporterCounts::lastNs) / 1e9, router.name());
            }
        }
        to.begin(SKEW);
        for (Router router : routers) {
            if (!router.isOther()) {
                to.sample(router.newest(ExporterCounts::skewMs) / 1e3, router.name());
            }
        }
        to.begin(RATE);
        for (Router router : routers) {
            if (!router.isOther()) {
                to.sample(router.newest(ExporterCounts::samplingRate), router.name());
            }
        }
        lost(to, listeners, routers);
    }

    private static void flows(MetricsText to, List<Router> routers) throws IOException {
        to.begin(FLOWS);
        for (Router router : routers) {
            for (int version : Router.versions()) {
                long flows = router.sum(version, each -> each.records(SetKind.DATA));
                if (flows > 0) {
                    to.sample(flows, router.name(), String.valueOf(version));
                }
            }
        }
    }

    private static void lost(MetricsText to, List<ListenerAccount> listeners, List<Router> routers)
        throws IOException {
        Set<String> own = routers.stream().map(Router::name).collect(Collectors.toSet());
        Map<String, Map<Integer, Long>> sums = new LinkedHashMap<>();
        for (ListenerAccount listener : listeners) {
            for (WorkerAccount worker : listener.workers()) {
                for (SequenceCounts each : worker.sequences()) {
                    if (each.lost() != 0) {
                        String name = own.contains(each.exporter().text()) ? each.exporter().text() : Router.OTHER;
                        sums.computeIfAbsent(name, key -> new HashMap<>())
                            .merge(each.version(), each.lost(), Long::sum);
                    }
                }
            }
        }
        to.begin(LOST);
        for (Map.Entry<String, Map<Integer, Long>> each : sums.entrySet()) {
            for (Map.Entry<Integer, Long> version : each.getValue().entrySet()) {
                to.sample(version.getValue(), each.getKey(), String.valueOf(version.getKey()));
            }
        }
    }
}
