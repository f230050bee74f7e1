// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.api;

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
     * @param versions 5, 9 and 10 (IPFIX), those it ever used
     * @param ports source ports of its sequences, at most 100
     * @param domains observation domains, source ids and v5 engines of its sequences, at most 100
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
     *     (v5), options of the same {@code port}, {@code domain} or {@code exporter}, {@code restored}
     *     (options of before a
     *     restart), {@code default}, {@code unknown}; several with commas; {@code busy} while a sink keeps the worker
     *     from answering
     * @param clockSkewMs by how much the newest datagram came later than its header says; negative if its clock is
     *     ahead
     * @param datagramsWithErrors datagrams in which something was refused, or whose data waits for its template
     * @param refusals what was refused, by reason; only reasons that occurred
     * @param sequences what its sequence numbers tell, at most 100
     */
    public record ExporterRow(String address, int listener, List<Integer> versions, List<Integer> ports,
        List<Long> domains, long datagrams, long bytes, long flows, double datagramsPerSecond,
        double datagramsPerSecond60, double flowsPerSecond, double flowsPerSecond60, Instant firstSeen,
        Instant lastSeen, int templates, long samplingRate, String samplingSource, long clockSkewMs,
        long datagramsWithErrors, Map<String, Long> refusals, List<SequenceRow> sequences) {
    }

    /**
     * One count of sequence numbers.
     *
     * @param version 5, 9 or 10
     * @param port source port it was first seen on
     * @param domain observation domain, source id or v5 engine
     * @param datagrams received
     * @param lost passed over on the way, in {@code unit}
     * @param unit {@code flows} (v5), {@code datagrams} (v9) or {@code records} (IPFIX)
     * @param reordered datagrams that came after later ones
     * @param duplicates datagrams that had come before
     * @param restarts times it began to count anew
     * @param unknown datagrams whose number could not be checked
     */
    public record SequenceRow(int version, int port, long domain, long datagrams, long lost, String unit,
        long reordered, long duplicates, long restarts, long unknown) {
    }
}
