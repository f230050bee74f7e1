// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.SocketAccount;
import io.weir.engine.metrics.SourceCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * goflow2's families of datagrams for which there was no room: its queue's, Weir's rings'. Those with most of them have
 * series of their own, the rest is summed up.
 */
final class GoflowDropped {
    private static final Counter[] DROPS = {Counter.DROPPED_RING_FULL, Counter.DROPPED_SHARE,
        Counter.DROPPED_NO_BUFFER, Counter.DROPPED_STOPPING};
    private static final String[] LABELS = {"remote_ip", "local_ip", "local_port"};
    private static final Family PACKETS = Family.counter("goflow2_flow_dropped_packets_total",
        "datagrams dropped at the rings; remote_ip is \"other\" beyond 1,024 exporters a socket", LABELS);
    private static final Family BYTES = Family.counter("goflow2_flow_dropped_bytes_total",
        "payload bytes of datagrams dropped at the rings; remote_ip likewise", LABELS);

    private final Map<String, Sum> sums = new LinkedHashMap<>();

    /** Datagrams and bytes. */
    private record Sum(long datagrams, long bytes) {
        Sum plus(Sum more) {
            return new Sum(datagrams + more.datagrams, bytes + more.bytes);
        }

        /** What is left; counters and rows are read one after the other. */
        Sum minus(Sum less) {
            return new Sum(Math.max(0, datagrams - less.datagrams), Math.max(0, bytes - less.bytes));
        }
    }

    private GoflowDropped(ListenerAccount listener, List<SourceCount> sources, int most) {
        List<SourceCount> worstFirst = new ArrayList<>(sources);
        worstFirst.sort(Comparator.comparingLong(SourceCount::datagrams).reversed());
        Sum known = new Sum(0, 0);
        for (SourceCount each : worstFirst.subList(0, Math.min(most, worstFirst.size()))) {
            Sum sum = new Sum(each.datagrams(), each.bytes());
            known = known.plus(sum);
            sums.merge(each.source().text(), sum, Sum::plus);
        }
        Sum rest = all(listener).minus(known);
        if (rest.datagrams() > 0) {
            sums.put(Router.OTHER, rest);
        }
    }

    private static Sum all(ListenerAccount listener) {
        long datagrams = 0;
        long bytes = 0;
        for (SocketAccount socket : listener.sockets()) {
            for (Counter drop : DROPS) {
                datagrams += socket.counters().get(drop);
            }
            bytes += socket.counters().get(Counter.BYTES_DROPPED);
        }
        return new Sum(datagrams, bytes);
    }

    static List<Family> all() {
        return List.of(PACKETS, BYTES);
    }

    /** At most {@code most} exporters of a listener have series of their own. */
    static void write(MetricsText to, Scene scene, int most) throws IOException {
        List<GoflowDropped> dropped = new ArrayList<>();
        for (int i = 0; i < scene.listeners().size(); i++) {
            dropped.add(new GoflowDropped(scene.listeners().get(i), scene.turnedAway().get(i).dropped(), most));
        }
        to.begin(PACKETS);
        for (int i = 0; i < dropped.size(); i++) {
            for (Map.Entry<String, Sum> each : dropped.get(i).sums.entrySet()) {
                to.sample(each.getValue().datagrams(), labels(each.getKey(), scene.listeners().get(i)));
            }
        }
        to.begin(BYTES);
        for (int i = 0; i < dropped.size(); i++) {
            for (Map.Entry<String, Sum> each : dropped.get(i).sums.entrySet()) {
                to.sample(each.getValue().bytes(), labels(each.getKey(), scene.listeners().get(i)));
            }
        }
    }

    private static String[] labels(String exporter, ListenerAccount listener) {
        return new String[] {exporter, listener.localAddress(), String.valueOf(listener.port())};
    }
}
