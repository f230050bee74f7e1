// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import io.weir.codec.state.ExporterCounts;
import io.weir.codec.state.SequenceCounts;
import io.weir.engine.Collector;
import io.weir.engine.metrics.FaultTable;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.SourceCount;
import io.weir.engine.metrics.TurnedAway;
import io.weir.engine.metrics.WorkerAccount;
import java.util.HashMap;
import java.util.List;
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
        // Read after the gaps: what made a gap was counted before it.
        collector.listeners().forEach(listener -> kernel(listener, all));
        collector.turnedAway().forEach(listener -> own(listener, all));
        return all;
    }

    private static void kernel(ListenerAccount listener, Map<Source, Figures> all) {
        long drops = listener.sockets().stream().mapToLong(each -> Math.max(0, each.kernelDrops())).sum();
        all.forEach((source, figures) -> {
            if (source.listener() == listener.port()) {
                figures.kernelDrops = drops;
            }
        });
    }

    private static void own(TurnedAway listener, Map<Source, Figures> all) {
        for (List<SourceCount> some : List.of(listener.refused(), listener.limited(), listener.dropped())) {
            for (SourceCount each : some) {
                Figures of = all.get(new Source(Source.name(each.source()), listener.port()));
                if (of != null) {
                    of.add(each);
                }
            }
        }
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
