// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;

/**
 * The sampling rate that records of one source port and domain get now, for people to look at.
 *
 * @param exporter whose
 * @param protocol what the records come in
 * @param agent the sFlow agent that they are of; null where the exporter speaks for itself
 * @param domain observation domain, source id, v5 engine or sFlow's sub-agent
 * @param port source port
 * @param sampler the sampler that records name, or {@code SamplerRates.NO_SAMPLER}
 * @param rate one packet of so many; 0 if unknown, or if each record says its own
 * @param source where it comes from
 */
public record SamplingInForce(Exporter exporter, Protocol protocol, Exporter agent, long domain, int port,
    long sampler, long rate, SamplingSource source) {
}
