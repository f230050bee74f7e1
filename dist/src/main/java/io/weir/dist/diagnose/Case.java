// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.ExporterPage.ExporterRow;
import io.weir.monitor.api.Sinks.SinkRow;
import io.weir.monitor.api.Status.ListenerRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that a diagnosis rests on: two looks, and the host before and after if Weir runs on it.
 *
 * @param before the first look
 * @param now the second one
 * @param seconds between them
 * @param hostBefore the host at the first look; null if Weir runs elsewhere
 * @param host the host at the second look; null likewise
 * @param earlier exporters of the first look: there may be thousands
 */
record Case(Look before, Look now, double seconds, Host host, Host hostBefore, Map<Key, ExporterRow> earlier) {
    /** One exporter at one listener. */
    record Key(String address, int listener) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::address).thenComparingInt(Key::listener);

        static Key of(ExporterRow row) {
            return new Key(row.address(), row.listener());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    static Case of(Look before, Look now, double seconds, Host hostBefore, Host host) {
        Map<Key, ExporterRow> earlier = new HashMap<>();
        before.exporters().forEach(each -> earlier.putIfAbsent(Key.of(each), each));
        return new Case(before, now, seconds, host, hostBefore, earlier);
    }

    /** The same listener at the first look. */
    ListenerRow before(ListenerRow listener) {
        return before.status().listeners().stream().filter(each -> each.url().equals(listener.url())).findFirst()
            .orElse(listener);
    }

    /** The same exporter at the first look; empty if it was not there. */
    Optional<ExporterRow> before(ExporterRow exporter) {
        return Optional.ofNullable(earlier.get(Key.of(exporter)));
    }

    /** The same sink at the first look. */
    SinkRow before(SinkRow sink) {
        return before.sinks().stream().filter(each -> each.name().equals(sink.name())).findFirst().orElse(sink);
    }

    /** How much came while it looked: {@code ", 12 of them in these 3 s"}; empty for nothing. */
    String lately(long rise) {
        return rise <= 0 ? "" : ", " + rise + " of them in these " + Math.round(seconds) + " s";
    }
}
