// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.protocol.Protocol;
import io.weir.codec.state.SetKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** goflow2's families of what sFlow agents sent. A scrape's thread. */
final class GoflowSamples {
    private static final String PREFIX = "goflow2_flow_process_sf_";
    private static final Family DATAGRAMS = Family.counter(PREFIX + "total",
        "datagrams of sFlow without an error", "router", "agent", "version");
    private static final Family SAMPLES = Family.counter(PREFIX + "samples_total",
        "samples of sFlow, also in datagrams with an error", "router", "agent", "version", "type");
    private static final Family RECORDS = Family.counter(PREFIX + "samples_records_total",
        "records of samples of sFlow", "router", "agent", "version", "type");
    private static final String VERSION = String.valueOf(Protocol.SFLOW_V5.version());
    private static final Map<SetKind, String> TYPES = Map.of(SetKind.FLOW_SAMPLES, "FlowSample",
        SetKind.EXPANDED_FLOW_SAMPLES, "ExpandedFlowSample", SetKind.COUNTER_SAMPLES, "CounterSample",
        SetKind.EXPANDED_COUNTER_SAMPLES, "ExpandedCounterSample", SetKind.OTHER_SAMPLES, "unknown");
    private static final List<SetKind> KINDS = TYPES.keySet().stream().sorted().toList();

    private GoflowSamples() {
    }

    static List<Family> all() {
        return List.of(DATAGRAMS, SAMPLES, RECORDS);
    }

    static void write(MetricsText to, Routers routers) throws IOException {
        to.begin(DATAGRAMS);
        for (Router router : routers.all()) {
            for (Map.Entry<String, ProtocolSums> agent : router.agents().entrySet()) {
                if (agent.getValue().datagrams() > 0) {
                    to.sample(agent.getValue().datagrams(), router.name(), agent.getKey(), VERSION);
                }
            }
        }
        to.begin(SAMPLES);
        kinds(to, routers, ProtocolSums::sets);
        to.begin(RECORDS);
        kinds(to, routers, ProtocolSums::records);
    }

    /** What is counted of a kind. */
    private interface Count {
        long of(ProtocolSums sums, SetKind kind);
    }

    /** As in goflow2, a series appears with its first event. */
    private static void kinds(MetricsText to, Routers routers, Count count) throws IOException {
        for (Router router : routers.all()) {
            for (Map.Entry<String, ProtocolSums> agent : router.agents().entrySet()) {
                for (SetKind kind : KINDS) {
                    if (agent.getValue().sets(kind) > 0) {
                        to.sample(count.of(agent.getValue(), kind), router.name(), agent.getKey(), VERSION,
                            TYPES.get(kind));
                    }
                }
            }
        }
    }
}
