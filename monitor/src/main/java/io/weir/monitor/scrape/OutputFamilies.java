// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.engine.Collector;
import io.weir.engine.deliver.SinkAccount;
import io.weir.engine.deliver.SinkStatus;
import io.weir.engine.deliver.StageAccount;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The account of sinks and stages. */
final class OutputFamilies {
    private static final Map<Family, ToLongFunction<SinkAccount>> SINKS = new LinkedHashMap<>();
    private static final Map<Family, ToLongFunction<StageAccount>> STAGES = new LinkedHashMap<>();
    private static final Family FAILING =
        Family.gauge("weir_sink_failing", "1 if the sink's last write failed or its destination takes nothing, else 0",
            "sink");

    static {
        SINKS.put(sink("accepted", "records given to the sink"), SinkAccount::accepted);
        SINKS.put(sink("delivered", "records it took over"), SinkAccount::delivered);
        SINKS.put(sink("dropped", "records dropped because it did not keep up, or by its spool"),
            SinkAccount::dropped);
        SINKS.put(sink("failed", "records dropped because it failed to write or encode them"),
            SinkAccount::failed);
        SINKS.put(sink("bytes", "bytes it took over"), SinkAccount::bytes);
        SINKS.put(sink("spool_full", "of dropped records: because the spool was full, or its disk"),
            each -> each.spool().overflowed());
        SINKS.put(sink("spool_expired", "of dropped records: because they waited too long in the spool"),
            each -> each.spool().expired());
        SINKS.put(sink("spool_corrupt", "of dropped records: because the spool's file was damaged"),
            each -> each.spool().corrupt());
        SINKS.put(Family.gauge("weir_sink_waiting", "records that wait for the sink in memory", "sink"),
            SinkAccount::waiting);
        SINKS.put(Family.gauge("weir_sink_spooled", "records that wait for the sink on disk", "sink"),
            each -> each.spool().waiting());
        STAGES.put(stage("passed", "records that went on, failed ones included"), StageAccount::passed);
        STAGES.put(stage("filtered", "records that the stage left out"), StageAccount::filtered);
        STAGES.put(stage("failed", "records on which the stage threw an exception"), StageAccount::failed);
    }

    private OutputFamilies() {
    }

    private static Family sink(String name, String help) {
        return Family.counter("weir_sink_" + name + "_total", help, "sink");
    }

    private static Family stage(String name, String help) {
        return Family.counter("weir_stage_" + name + "_total", help, "stage");
    }

    static List<Family> all() {
        List<Family> all = new java.util.ArrayList<>(SINKS.keySet());
        all.add(FAILING);
        all.addAll(STAGES.keySet());
        return all;
    }

    static void write(MetricsText to, Collector collector) throws IOException {
        List<SinkAccount> sinks = collector.sinks();
        for (Map.Entry<Family, ToLongFunction<SinkAccount>> each : SINKS.entrySet()) {
            to.begin(each.getKey());
            for (SinkAccount sink : sinks) {
                to.sample(each.getValue().applyAsLong(sink), sink.sink());
            }
        }
        to.begin(FAILING);
        for (SinkStatus sink : collector.sinkStatuses()) {
            to.sample(sink.failing() ? 1 : 0, sink.sink());
        }
        List<StageAccount> stages = collector.stages();
        for (Map.Entry<Family, ToLongFunction<StageAccount>> each : STAGES.entrySet()) {
            to.begin(each.getKey());
            for (StageAccount stage : stages) {
                to.sample(each.getValue().applyAsLong(stage), stage.stage());
            }
        }
    }
}
