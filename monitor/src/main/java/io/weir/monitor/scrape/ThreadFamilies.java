// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.thread.Parts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Weir's threads. Those of two listeners that have one name have one series. */
final class ThreadFamilies {
    private static final Family DEAD =
        Family.gauge("weir_thread_dead", "1 while a thread of Weir is dead or fails, else 0", "thread");
    private static final Family FAILURES =
        Family.counter("weir_thread_failures_total", "how often a thread of Weir threw", "thread");

    private ThreadFamilies() {
    }

    static List<Family> all() {
        return List.of(DEAD, FAILURES);
    }

    static void write(MetricsText to) throws IOException {
        List<Parts.Status> threads = Parts.list();
        write(to, DEAD, threads, each -> each.trouble().isEmpty() ? 0 : 1);
        write(to, FAILURES, threads, Parts.Status::failures);
    }

    private static void write(MetricsText to, Family family, List<Parts.Status> threads,
        ToLongFunction<Parts.Status> value) throws IOException {
        Map<String, Long> byName = new TreeMap<>();
        threads.forEach(each -> byName.merge(each.name(), value.applyAsLong(each), Math::max));
        to.begin(family);
        for (Map.Entry<String, Long> each : byName.entrySet()) {
            to.sample(each.getValue(), each.getKey());
        }
    }
}
