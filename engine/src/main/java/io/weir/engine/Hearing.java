// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.state.ExporterCounts;
import io.weir.engine.metrics.WorkerAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What time exporters send, those that gave flows since the last look. One thread. */
final class Hearing {
    private static final long NS_PER_MS = 1_000_000;

    private Map<Exporter, Long> before;

    /** Begins anew: the next look only sees who is there. */
    void reset() {
        before = null;
    }

    /** Export times of the newest datagrams, milliseconds since 1970 UTC, one for each exporter at each worker. */
    long[] exportMs(List<WorkerAccount> workers) {
        Map<Exporter, Long> flows = new HashMap<>();
        LongStream.Builder times = LongStream.builder();
        for (WorkerAccount worker : workers) {
            for (ExporterCounts each : worker.remembered().exporters()) {
                long now = each.flows();
                flows.put(each.exporter(), now);
                if (before != null && now != before.getOrDefault(each.exporter(), 0L)) {
                    times.add(each.lastNs() / NS_PER_MS - each.skewMs());
                }
            }
        }
        before = flows;
        return times.build().toArray();
    }
}
