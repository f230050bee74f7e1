// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.DecodeCounter;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.Rule;
import io.weir.codec.json.ShownElements;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.SocketAccount;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.monitor.element.UnshownElements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The account of sockets and workers: names and help are those of the enums that name the counters. */
final class WeirFamilies {
    private static final Map<Counter, Family> COUNTERS = new EnumMap<>(Counter.class);
    private static final Map<DecodeCounter, Family> DECODE = new EnumMap<>(DecodeCounter.class);
    private static final Family KERNEL =
        Family.counter("weir_kernel_drops_total", "datagrams that the kernel dropped for want of buffer",
            "socket");
    private static final Family RING =
        Family.gauge("weir_ring_percent", "how full the worker's ring is", "worker");
    private static final Family WAITING =
        Family.gauge("weir_datagrams_waiting", "datagrams in the worker's ring", "worker");
    private static final Family EXPORTERS =
        Family.gauge("weir_exporters", "exporters that the worker remembers", "worker");
    private static final Family TEMPLATES =
        Family.gauge("weir_templates", "templates that the worker remembers", "worker");
    private static final Family UNSHOWN = Family.gauge("weir_elements_unshown",
        "elements in templates that are remembered whose values no field of a line shows (-fields), at most 10,000");
    private static final Family FAULTS =
        Family.counter("weir_faults_total", "what was refused, by reason; see the account", "reason");
    private static final Family RULES = Family.counter("weir_values_corrected_total",
        "values that are not goflow2's, by rule; see the differences", "rule");

    static {
        for (Counter counter : Counter.values()) {
            String owner = counter.owner().name().toLowerCase(Locale.ROOT);
            COUNTERS.put(counter, Family.counter("weir_" + counter.id() + "_total", counter.help(), owner));
        }
        for (DecodeCounter counter : DecodeCounter.values()) {
            String name = "weir_" + counter.name().toLowerCase(Locale.ROOT);
            // These go down again when a datagram comes late.
            boolean counts = !counter.name().startsWith("SEQUENCE_LOST");
            DECODE.put(counter, counts ? Family.counter(name + "_total", counter.help(), "worker")
                : Family.gauge(name, counter.help(), "worker"));
        }
    }

    private WeirFamilies() {
    }

    static List<Family> all() {
        List<Family> all = new ArrayList<>(COUNTERS.values());
        all.add(KERNEL);
        all.addAll(DECODE.values());
        all.addAll(List.of(RING, WAITING, EXPORTERS, TEMPLATES, UNSHOWN, FAULTS, RULES));
        return all;
    }

    static void write(MetricsText to, List<ListenerAccount> listeners, ShownElements shown) throws IOException {
        for (Map.Entry<Counter, Family> each : COUNTERS.entrySet()) {
            to.begin(each.getValue());
            for (ListenerAccount listener : listeners) {
                counter(to, each.getKey(), listener);
            }
        }
        kernel(to, listeners);
        List<WorkerAccount> workers = listeners.stream().flatMap(each -> each.workers().stream()).toList();
        for (Map.Entry<DecodeCounter, Family> each : DECODE.entrySet()) {
            to.begin(each.getValue());
            for (WorkerAccount worker : workers) {
                to.sample(worker.decode().get(each.getKey()), worker.name());
            }
        }
        gauges(to, listeners, workers);
        unshown(to, workers, shown);
        sums(to, workers);
    }

    private static void counter(MetricsText to, Counter counter, ListenerAccount listener) throws IOException {
        if (counter.owner() == Counter.Owner.SOCKET) {
            for (SocketAccount socket : listener.sockets()) {
                to.sample(socket.counters().get(counter), socket.name());
            }
        } else {
            for (WorkerAccount worker : listener.workers()) {
                to.sample(worker.counters().get(counter), worker.name());
            }
        }
    }

    private static void kernel(MetricsText to, List<ListenerAccount> listeners) throws IOException {
        to.begin(KERNEL);
        for (ListenerAccount listener : listeners) {
            for (SocketAccount socket : listener.sockets()) {
                if (socket.kernelDrops() >= 0) {
                    to.sample(socket.kernelDrops(), socket.name());
                }
            }
        }
    }

    private static void gauges(MetricsText to, List<ListenerAccount> listeners, List<WorkerAccount> workers)
        throws IOException {
        to.begin(RING);
        for (ListenerAccount listener : listeners) {
            for (int i = 0; i < listener.workers().size(); i++) {
                to.sample(listener.ringPercents().get(i), listener.workers().get(i).name());
            }
        }
        to.begin(WAITING);
        for (WorkerAccount worker : workers) {
            to.sample(worker.waiting(), worker.name());
        }
        to.begin(EXPORTERS);
        for (WorkerAccount worker : workers) {
            to.sample(worker.remembered().exporters().size(), worker.name());
        }
        to.begin(TEMPLATES);
        for (WorkerAccount worker : workers) {
            to.sample(worker.remembered().templates().size(), worker.name());
        }
    }

    private static void unshown(MetricsText to, List<WorkerAccount> workers, ShownElements shown) throws IOException {
        UnshownElements unshown = new UnshownElements(shown);
        workers.forEach(each -> unshown.add(each.remembered().templates()));
        to.begin(UNSHOWN);
        to.sample(unshown.count());
    }

    private static void sums(MetricsText to, List<WorkerAccount> workers) throws IOException {
        to.begin(FAULTS);
        for (int i = 0; i < Fault.count(); i++) {
            Fault fault = Fault.at(i);
            to.sample(workers.stream().mapToLong(each -> each.faults().total(fault)).sum(), fault.label());
        }
        to.begin(RULES);
        for (Rule rule : Rule.values()) {
            to.sample(workers.stream().mapToLong(each -> each.rules().get(rule)).sum(), rule.id());
        }
    }
}
