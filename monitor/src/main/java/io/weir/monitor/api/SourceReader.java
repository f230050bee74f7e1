// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.engine.Collector;
import io.weir.engine.metrics.SourceCount;
import io.weir.engine.metrics.TurnedAway;
import io.weir.monitor.api.Sources.SourceRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills {@link Sources}; any thread. Several sockets may have heard one source: they are added up. */
final class SourceReader {
    private final Collector collector;

    SourceReader(Collector collector) {
        this.collector = collector;
    }

    Sources read() {
        List<SourceRow> rows = new ArrayList<>();
        for (TurnedAway each : collector.turnedAway()) {
            add(each.refused(), each.port(), "refused", rows);
            add(each.limited(), each.port(), "limited", rows);
        }
        rows.sort(Comparator.comparingLong(SourceRow::datagrams).reversed());
        return new Sources(rows);
    }

    private static void add(List<SourceCount> counts, int port, String reason, List<SourceRow> to) {
        Map<String, Long> bySource = new LinkedHashMap<>();
        counts.forEach(each -> bySource.merge(each.source().text(), each.datagrams(), Long::sum));
        bySource.forEach((address, datagrams) -> to.add(new SourceRow(address, port, reason, datagrams)));
    }
}
