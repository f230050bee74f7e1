// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code /api/exporters}: the exporters that are remembered.
 *
 * @param total how many there are that match
 * @param offset how many of them come before {@code exporters}
 * @param limit the most that {@code exporters} may have
 * @param exporters this page of them
 */
public record ExporterPage(int total, int offset, int limit, List<ExporterRow> exporters) {

    /**
     * One exporter at one listener.
     *
     * @param address its address
     * @param listener port of the listener that it sends to
     * @param protocols {@code NetFlow v1}, {@code NetFlow v5}, {@code NetFlow v7}, {@code NetFlow v9}, {@code IPFIX} or
     *     {@code sFlow v5}, those it ever used
     * @param versions their version numbers: 5 of NetFlow and of sFlow, 9 and 10 (IPFIX)
     * @param ports source ports of its sequences, at most 100
     * @param agents addresses of the sFlow agents of its sequences, at most 100
     * @param domains observation domains, source ids, v5 engines and sub-agents of its sequences, at most 100
     * @param datagrams received from it
     * @param bytes payload bytes of them
     * @param flows flow records in them
     * @param datagramsPerSecond over the last 10 seconds
     * @param datagramsPerSecond60 over the last minute
     * @param flowsPerSecond over the last 10 seconds
     * @param flowsPerSecond60 over the last minute
     * @param firstSeen when its first datagram came
     * @param lastSeen when its newest datagram came
     * @param templates of it that are known, options templates included
     * @param samplingRate that the newest flow record was given; 0 for unknown
     * @param samplingSource where it is from: {@code override}, {@code record} (each says its own), {@code header}
     *     (v5, and the samples of sFlow), options of the same {@code port}, {@code domain} or {@code exporter},
     *     {@code restored} (options of before a restart), {@code default}, {@code unknown}; several with
     *     commas; {@code busy} while a sink keeps the worker from answering
     * @param clockSkewMs by how much the newest datagram came later than its header says; negative if its clock is
     *     ahead
     * @param datagramsWithErrors datagrams in which something was refused, or whose data waits for its template
     * @param refusals what was refused, by reason; only reasons that occurred
     * @param sequences what its sequence numbers tell, at most 100
     */
    public record ExporterRow(String address, int listener, List<String> protocols, List<Integer> versions,
        List<Integer> ports, List<String> agents, List<Long> domains, long datagrams, long bytes, long flows,
        double datagramsPerSecond, double datagramsPerSecond60, double flowsPerSecond, double flowsPerSecond60,
        Instant firstSeen, Instant lastSeen, int templates, long samplingRate, String samplingSource, long clockSkewMs,
        long datagramsWithErrors, Map<String, Long> refusals, List<SequenceRow> sequences) {
        /** A row; an earlier Weir's names no protocols and no agents. */
        public ExporterRow {
            protocols = protocols == null ? List.of() : protocols;
            agents = agents == null ? List.of() : agents;
        }
    }

    /**
     * One count of sequence numbers.
     *
     * @param protocol as in {@code protocols}
     * @param version 5, 9 or 10
     * @param port source port it was first seen on
     * @param agent address of the sFlow agent that it is of; null where the exporter speaks for itself
     * @param domain observation domain, source id, v5 engine or sub-agent
     * @param datagrams received
     * @param lost passed over on the way, in {@code unit}
     * @param unit {@code flows} (v5, v7), {@code datagrams} (v9, sFlow) or {@code records} (IPFIX)
     * @param reordered datagrams that came after later ones
     * @param duplicates datagrams that had come before
     * @param restarts times it began to count anew
     * @param unknown datagrams whose number could not be checked
     * @param samples what the numbers of its flow samples tell; null but for sFlow
     */
    public record SequenceRow(String protocol, int version, int port, String agent, long domain, long datagrams,
        long lost, String unit, long reordered, long duplicates, long restarts, long unknown, SamplesRow samples) {
    }

    /**
     * What the flow samples of an agent tell of those that did not come.
     *
     * @param sources data sources, mostly interfaces, whose numbers are followed
     * @param lost samples passed over by the numbers of their sources: with lost datagrams, or in the agent
     * @param dropped packets that the agent was to sample and dropped for want of resources, by its own count
     * @param worstSource the source that lost most, as kind and index, {@code 0:17}; empty for no loss
     * @param worstLost how many samples that one lost
     */
    public record SamplesRow(long sources, long lost, long dropped, String worstSource, long worstLost) {
    }
}
