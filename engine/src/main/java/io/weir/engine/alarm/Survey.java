// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.alarm;

import io.weir.codec.state.ExporterCounts;
import io.weir.codec.state.SequenceCounts;
import io.weir.engine.Collector;
import io.weir.engine.metrics.FaultTable;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.WorkerAccount;
import java.util.HashMap;
import java.util.Map;

/** Reads the figures of all exporters that are remembered, from counters that any thread may read. */
final class Survey {
    private Survey() {
    }

    static Map<Source, Figures> of(Collector collector) {
        Map<Source, Figures> all = new HashMap<>();
        for (ListenerAccount listener : collector.listeners()) {
            for (WorkerAccount worker : listener.workers()) {
                of(worker).forEach((exporter, figures) -> all.put(new Source(exporter, listener.port()), figures));
            }
        }
        return all;
    }

    private static Map<String, Figures> of(WorkerAccount worker) {
        Map<String, Figures> all = new HashMap<>();
        for (ExporterCounts each : worker.remembered().exporters()) {
            all.computeIfAbsent(Source.name(each.exporter()), name -> new Figures()).add(each);
        }
        for (SequenceCounts each : worker.sequences()) {
            Figures of = all.get(Source.name(each.exporter()));
            if (of != null) {
                of.add(each);
            }
        }
        for (FaultTable.Row each : worker.faults().rows()) {
            Figures of = all.get(Source.name(each.exporter()));
            if (of != null) {
                of.add(each);
            }
        }
        return all;
    }
}
