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
 * @param version of the protocol; of {@link Protocol#UNKNOWN} what stands in its place, 0 if that is not known
 * @param agent null where the exporter speaks for itself
 * @param domain observation domain, source id, v5 engine or sub-agent
 */
record Sender(Exporter exporter, int port, Protocol protocol, int version, Exporter agent, long domain) {
    static Sender of(SequenceCounts counts) {
        Protocol protocol = counts.protocol();
        return new Sender(counts.exporter(), counts.port(), protocol, protocol.version(), counts.agent(),
            counts.domain());
    }

    /** It as keys of a line. */
    LoggingEventBuilder write(LoggingEventBuilder line) {
        LoggingEventBuilder begun = line.addKeyValue("exporter", exporter.text()).addKeyValue("port", port)
            .addKeyValue("protocol", protocol.label()).addKeyValue("version", version);
        return (agent == null ? begun : begun.addKeyValue("agent", agent.text())).addKeyValue("domain", domain);
    }

    /** It in words, but for the exporter; {@code weir diagnose} takes them apart. */
    String text() {
        String from = "port " + port;
        if (protocol == Protocol.UNKNOWN) {
            return version == 0 ? from : from + ", version " + version;
        }
        return from + ", " + protocol.label()
            + (agent == null ? ", domain " : ", agent " + agent.text() + ", sub-agent ") + domain;
    }
}
