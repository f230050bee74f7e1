// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.engine.metrics.ListenerAccount;
import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;

/** goflow2's families of datagrams by exporter and listener. */
final class GoflowTraffic {
    private static final String PREFIX = "goflow2_flow_traffic_";
    private static final String[] LABELS = {"remote_ip", "local_ip", "local_port", "type"};
    private static final Family PACKETS =
        Family.counter(PREFIX + "packets_total", "datagrams taken from the rings", LABELS);
    private static final Family BYTES =
        Family.counter(PREFIX + "bytes_total", "payload bytes of datagrams taken from the rings", LABELS);
    private static final Family SIZE =
        Family.summary(PREFIX + "size_bytes", "payload size of a datagram; quantiles of the last five to ten "
            + "minutes, to a sixteenth", LABELS);

    private GoflowTraffic() {
    }

    static List<Family> all() {
        return List.of(PACKETS, BYTES, SIZE);
    }

    static void write(MetricsText to, List<ListenerAccount> listeners, Routers routers, long nowNs)
        throws IOException {
        counters(to, PACKETS, listeners, routers, Traffic::datagrams);
        counters(to, BYTES, listeners, routers, Traffic::bytes);
        sizes(to, listeners, routers, new Quantiles(nowNs, 0));
    }

    private static void counters(MetricsText to, Family family, List<ListenerAccount> listeners, Routers routers,
        ToLongFunction<Traffic> of) throws IOException {
        to.begin(family);
        List<Series> series = listeners.stream().map(each -> Series.of(family, labels(each))).toList();
        for (Router router : routers.all()) {
            for (Traffic each : router.traffic()) {
                to.sample(series.get(each.listener()), router.ascii(), of.applyAsLong(each));
            }
        }
    }

    private static void sizes(MetricsText to, List<ListenerAccount> listeners, Routers routers, Quantiles quantiles)
        throws IOException {
        to.begin(SIZE);
        List<Series[]> parts = listeners.stream().map(each -> Quantiles.series(SIZE, labels(each))).toList();
        List<Series> sums = listeners.stream().map(each -> Series.part(SIZE, "_sum", labels(each))).toList();
        List<Series> counts = listeners.stream().map(each -> Series.part(SIZE, "_count", labels(each))).toList();
        for (Router router : routers.all()) {
            for (Traffic each : router.traffic()) {
                quantiles.write(to, parts.get(each.listener()), router.ascii(), each.sizes());
                to.sample(sums.get(each.listener()), router.ascii(), each.bytes());
                to.sample(counts.get(each.listener()), router.ascii(), each.datagrams());
            }
        }
    }

    /** All but the exporter. */
    private static String[] labels(ListenerAccount listener) {
        return new String[] {listener.localAddress(), String.valueOf(listener.port()), listener.scheme()};
    }
}
