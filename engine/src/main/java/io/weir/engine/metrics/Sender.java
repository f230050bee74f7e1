// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.state.SequenceCounts;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Of whom something is told: an exporter's source port with what it speaks and the observation domain, and of sFlow the
 * agent and sub-agent behind it.
 *
 * @param agent null where the exporter speaks for itself
 * @param domain observation domain, source id, v5 engine or sub-agent
 */
record Sender(Exporter exporter, int port, Protocol protocol, Exporter agent, long domain) {
    static Sender of(SequenceCounts counts) {
        return new Sender(counts.exporter(), counts.port(), counts.protocol(), counts.agent(), counts.domain());
    }

    /** It as keys of a line. */
    LoggingEventBuilder write(LoggingEventBuilder line) {
        LoggingEventBuilder begun = line.addKeyValue("exporter", exporter.text()).addKeyValue("port", port)
            .addKeyValue("protocol", protocol.label()).addKeyValue("version", protocol.version());
        return (agent == null ? begun : begun.addKeyValue("agent", agent.text())).addKeyValue("domain", domain);
    }

    /** It in words, but for the exporter; {@code weir diagnose} takes them apart. */
    String text() {
        String from = "port " + port;
        return protocol == Protocol.UNKNOWN ? from : from + ", " + protocol.label()
            + (agent == null ? ", domain " : ", agent " + agent.text() + ", sub-agent ") + domain;
    }
}
