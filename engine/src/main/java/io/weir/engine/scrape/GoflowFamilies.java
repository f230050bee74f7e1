// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.scrape;

import io.weir.codec.state.KnownTemplate;
import io.weir.codec.state.SetKind;
import io.weir.codec.state.VersionCounts;
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
import java.util.function.ToLongFunction;

/** The families that goflow2 has, with its names, labels and types; what Weir counts otherwise is in the help. */
final class GoflowFamilies {
    private static final String PREFIX = "goflow2_flow_";
    private static final String[] TRAFFIC = {"remote_ip", "local_ip", "local_port", "type"};
    private static final String[] KINDS =
        {"TemplateFlowSet", "OptionsTemplateFlowSet", "DataFlowSet", "OptionsDataFlowSet"};
    private static final double SECOND_NS = 1e9;
    private static final Counter[] DROPS = {Counter.DROPPED_RING_FULL, Counter.DROPPED_SHARE,
        Counter.DROPPED_NO_BUFFER, Counter.DROPPED_STOPPING};

    private static final Family PACKETS =
        Family.counter(PREFIX + "traffic_packets_total", "datagrams taken from the rings", TRAFFIC);
    private static final Family BYTES =
        Family.counter(PREFIX + "traffic_bytes_total", "payload bytes of datagrams taken from the rings", TRAFFIC);
    private static final Family SIZE =
        Family.summary(PREFIX + "traffic_size_bytes", "payload size of a datagram; without quantiles", TRAFFIC);
    private static final Family DROPPED = Family.counter(PREFIX + "dropped_packets_total",
        "datagrams dropped at the rings; remote_ip is \"other\": they are not counted by exporter", "remote_ip",
        "local_ip", "local_port");
    private static final Family TIME = Family.summary(PREFIX + "decoding_time_seconds",
        "time to decode a datagram and hand on its records, the mean of the datagrams that were taken at once; "
            + "quantiles since the start", "name");
    private static final Family ERRORS = Family.counter(PREFIX + "decoder_error_total",
        "datagrams in which something was refused or waits for its template", "router", "name");
    private static final Family NF_ERRORS = Family.counter(PREFIX + "process_nf_errors_total",
        "datagrams with data that waits for its template, or found no room to", "router", "error");
    private static final Family NF =
        Family.counter(PREFIX + "process_nf_total", "datagrams without an error", "router", "version");
    private static final Family SETS = Family.counter(PREFIX + "process_nf_flowset_total",
        "sets that were read, also in datagrams with an error; of v5 the records", "router", "version", "type");
    private static final Family RECORDS = Family.counter(PREFIX + "process_nf_flowset_records_total",
        "records in sets that were read, or templates; none of v5", "router", "version", "type");
    private static final Family DELAY = Family.summary(PREFIX + "process_nf_delay_seconds",
        "time from the end of a flow to the receipt of its record, v9 and IPFIX; without quantiles", "router",
        "version");
    private static final Family TEMPLATES = Family.counter(PREFIX + "process_nf_templates_total",
        "templates received, of those that are remembered", "router", "version", "obs_domain_id", "template_id",
        "type");

    private GoflowFamilies() {
    }

    static List<Family> all() {
        return List.of(PACKETS, BYTES, SIZE, DROPPED, TIME, ERRORS, NF_ERRORS, NF, SETS, RECORDS, DELAY, TEMPLATES);
    }

    static void write(MetricsText to, List<ListenerAccount> listeners, List<Router> routers, int templates)
        throws IOException {
        traffic(to, routers);
        dropped(to, listeners);
        times(to, listeners);
        errors(to, routers);
        versions(to, NF, routers, VersionCounts::datagrams);
        sets(to, routers);
        records(to, routers);
        delays(to, routers);
        templates(to, listeners, templates);
    }

    private static void traffic(MetricsText to, List<Router> routers) throws IOException {
        to.begin(PACKETS);
        for (Router router : routers) {
            for (Router.Part part : merged(router)) {
                to.sample(sum(router, part, each -> each.counts().datagrams()), labels(router, part));
            }
        }
        to.begin(BYTES);
        for (Router router : routers) {
            for (Router.Part part : merged(router)) {
                to.sample(sum(router, part, each -> each.counts().bytes()), labels(router, part));
            }
        }
        to.begin(SIZE);
        for (Router router : routers) {
            for (Router.Part part : merged(router)) {
                to.summary(sum(router, part, each -> each.counts().datagrams()),
                    sum(router, part, each -> each.counts().bytes()), labels(router, part));
            }
        }
    }

    /** One part for each listener. */
    private static List<Router.Part> merged(Router router) {
        if (router.parts().size() == 1) {
            return router.parts();
        }
        Map<ListenerAccount, Router.Part> first = new java.util.IdentityHashMap<>();
        List<Router.Part> merged = new ArrayList<>();
        for (Router.Part part : router.parts()) {
            if (first.putIfAbsent(part.listener(), part) == null) {
                merged.add(part);
            }
        }
        return merged;
    }

    private static long sum(Router router, Router.Part of, ToLongFunction<Router.Part> figure) {
        long sum = 0;
        for (Router.Part part : router.parts()) {
            sum += part.listener() == of.listener() ? figure.applyAsLong(part) : 0;
        }
        return sum;
    }

    private static String[] labels(Router router, Router.Part part) {
        ListenerAccount listener = part.listener();
        return new String[] {router.name(), listener.localAddress(), String.valueOf(listener.port()),
            listener.scheme()};
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

    private static void errors(MetricsText to, List<Router> routers) throws IOException {
        to.begin(ERRORS);
        for (Router router : routers) {
            long count = router.sum(each -> each.errors());
            if (count > 0) {
                to.sample(count, router.name(), router.parts().get(0).listener().scheme());
            }
        }
        to.begin(NF_ERRORS);
        for (Router router : routers) {
            long count = router.sum(each -> each.withoutTemplate());
            if (count > 0) {
                to.sample(count, router.name(), "template_not_found");
            }
        }
    }

    private static void versions(MetricsText to, Family family, List<Router> routers, ToLongFunction<VersionCounts> of)
        throws IOException {
        to.begin(family);
        for (Router router : routers) {
            for (int version : Router.versions()) {
                long count = router.sum(version, of);
                if (count > 0) {
                    to.sample(count, router.name(), String.valueOf(version));
                }
            }
        }
    }

    private static void sets(MetricsText to, List<Router> routers) throws IOException {
        to.begin(SETS);
        for (Router router : routers) {
            for (int version : Router.versions()) {
                for (SetKind kind : SetKind.values()) {
                    long count = router.sum(version, each -> version == 5 ? each.records(kind) : each.sets(kind));
                    if (count > 0) {
                        to.sample(count, router.name(), String.valueOf(version), KINDS[kind.ordinal()]);
                    }
                }
            }
        }
    }

    private static void records(MetricsText to, List<Router> routers) throws IOException {
        to.begin(RECORDS);
        for (Router router : routers) {
            for (int version : new int[] {9, 10}) {
                for (SetKind kind : SetKind.values()) {
                    long count = router.sum(version, each -> each.records(kind));
                    if (count > 0 || router.sum(version, each -> each.sets(kind)) > 0) {
                        to.sample(count, router.name(), String.valueOf(version), KINDS[kind.ordinal()]);
                    }
                }
            }
        }
    }

    private static void delays(MetricsText to, List<Router> routers) throws IOException {
        to.begin(DELAY);
        for (Router router : routers) {
            for (int version : new int[] {9, 10}) {
                long count = router.sum(version, VersionCounts::delays);
                if (count > 0) {
                    to.summary(count, router.sum(version, VersionCounts::delayNs) / SECOND_NS, router.name(),
                        String.valueOf(version));
                }
            }
        }
    }

    private static void templates(MetricsText to, List<ListenerAccount> listeners, int most) throws IOException {
        to.begin(TEMPLATES);
        Map<List<String>, Long> sums = new LinkedHashMap<>();
        for (ListenerAccount listener : listeners) {
            for (WorkerAccount worker : listener.workers()) {
                for (KnownTemplate each : worker.remembered().templates()) {
                    List<String> labels = labels(each);
                    boolean room = sums.size() < most || sums.containsKey(labels);
                    sums.merge(room ? labels : others(each), each.received(), Long::sum);
                }
            }
        }
        for (Map.Entry<List<String>, Long> each : sums.entrySet()) {
            to.sample(each.getValue(), each.getKey().toArray(new String[0]));
        }
    }

    private static List<String> labels(KnownTemplate template) {
        String address = template.exporter().text();
        String router = (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + template.port();
        return List.of(router, String.valueOf(template.version()), String.valueOf(template.domain()),
            String.valueOf(template.id()), kind(template));
    }

    private static List<String> others(KnownTemplate template) {
        return List.of(Router.OTHER, String.valueOf(template.version()), Router.OTHER, Router.OTHER, kind(template));
    }

    private static String kind(KnownTemplate template) {
        return template.isOptions() ? "options_template" : "template";
    }
}
