// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.state.SequenceCounts;
import io.weir.codec.state.SetKind;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.WorkerAccount;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

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
        "missing by sequence numbers: v5 and v7 flows, v9 and sFlow datagrams, IPFIX records; less again when they "
            + "come late; only those that lost any", "exporter", "version");

    private static final Series[] FLOWS_SERIES = GoflowProcess.byVersion(FLOWS, "");

    private ExporterFamilies() {
    }

    static List<Family> all() {
        return List.of(FLOWS, LAST, SKEW, RATE, LOST);
    }

    static void write(MetricsText to, List<ListenerAccount> listeners, Routers routers) throws IOException {
        flows(to, routers);
        newest(to, LAST, routers, Router::lastNs, 9);
        newest(to, SKEW, routers, Router::skewMs, 3);
        newest(to, RATE, routers, Router::samplingRate, 0);
        lost(to, listeners, routers);
    }

    private static void flows(MetricsText to, Routers routers) throws IOException {
        to.begin(FLOWS);
        for (Router router : routers.all()) {
            for (Protocol protocol : Protocol.all()) {
                ProtocolSums sums = router.sums(protocol);
                if (sums != null && sums.records(SetKind.DATA) > 0) {
                    to.sample(flows(protocol), router.ascii(), sums.records(SetKind.DATA));
                }
            }
        }
    }

    /** Those of plugins are not known when the class is loaded. */
    private static Series flows(Protocol protocol) {
        Series series = FLOWS_SERIES[protocol.ordinal()];
        return series != null ? series : Series.part(FLOWS, "", protocol.versionLabel());
    }

    /** A figure of the newest datagram of each; several exporters together have none. */
    private static void newest(MetricsText to, Family family, Routers routers, ToLongFunction<Router> of,
        int decimals) throws IOException {
        to.begin(family);
        Series series = Series.of(family);
        for (Router router : routers.all()) {
            if (!router.isOther()) {
                to.fraction(series, router.ascii(), of.applyAsLong(router), decimals);
            }
        }
    }

    private static void lost(MetricsText to, List<ListenerAccount> listeners, Routers routers)
        throws IOException {
        Map<String, Map<Protocol, Long>> sums = new LinkedHashMap<>();
        for (ListenerAccount listener : listeners) {
            for (WorkerAccount worker : listener.workers()) {
                for (SequenceCounts each : worker.sequences()) {
                    if (each.lost() != 0) {
                        String label = routers.label(each.exporter().text());
                        sums.computeIfAbsent(label, key -> new LinkedHashMap<>())
                            .merge(each.protocol(), each.lost(), Long::sum);
                    }
                }
            }
        }
        to.begin(LOST);
        for (Map.Entry<String, Map<Protocol, Long>> each : sums.entrySet()) {
            for (Map.Entry<Protocol, Long> sum : each.getValue().entrySet()) {
                to.sample(sum.getValue(), each.getKey(), sum.getKey().versionLabel());
            }
        }
    }
}
