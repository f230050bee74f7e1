// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code /api/status}: the collector as a whole.
 *
 * @param version Weir's
 * @param java the Java it runs on
 * @param phase {@code starting}, {@code running}, {@code stopping} or {@code stopped}
 * @param started when the process began to collect
 * @param uptimeSeconds since then
 * @param now the host's clock
 * @param ready whether {@code /ready} is 200: all that was accepted is safe
 * @param notReady why not, in words; empty if it is
 * @param failing what fails, in words, safe or not: a sink that fails before a spool with room is here alone
 * @param listeners each listener
 * @param datagrams received from the kernel
 * @param bytes payload bytes received from the kernel
 * @param flows flow records decoded
 * @param losses what was lost so far, by place; those without any included
 * @param datagramsPerSecond over the last 10 seconds
 * @param flowsPerSecond over the last 10 seconds
 * @param ringPercent how full the fullest ring is
 * @param heapBytes heap in use
 * @param heapMaxBytes the most it can grow to
 * @param exporters remembered now
 * @param templates remembered now
 * @param bounds how much is kept for exporters, and the most that can be
 */
public record Status(String version, String java, String phase, Instant started, long uptimeSeconds, Instant now,
    boolean ready, List<String> notReady, List<String> failing, List<ListenerRow> listeners, long datagrams, long bytes,
    long flows, Map<String, Long> losses, double datagramsPerSecond, double flowsPerSecond, int ringPercent,
    long heapBytes, long heapMaxBytes, int exporters, int templates, List<BoundRow> bounds) {

    /**
     * One bound on what is kept for exporters, all workers together.
     *
     * @param name {@code exporters}, {@code sessions} (pairs of source port and domain), {@code template_bytes} or
     *     {@code late_bytes} (data that waits for its template)
     * @param flag the flag that sets it; of sessions there are four times as many
     * @param used how much is in use
     * @param limit the most that can be
     */
    public record BoundRow(String name, String flag, long used, long limit) {
    }

    /**
     * One listener.
     *
     * @param url as {@code -listen} has it, with the port that is open
     * @param open whether its sockets are open
     * @param sockets each socket
     * @param workers each worker
     */
    public record ListenerRow(String url, boolean open, List<SocketRow> sockets, List<WorkerRow> workers) {
    }

    /**
     * One socket.
     *
     * @param name port and number
     * @param kernelDrops datagrams that the kernel dropped for want of buffer; null where the system does not say
     * @param counters the account of the socket, by name
     */
    public record SocketRow(String name, Long kernelDrops, Map<String, Long> counters) {
    }

    /**
     * One worker.
     *
     * @param name worker and number
     * @param ringPercent how full its ring is
     * @param datagramsWaiting datagrams in its ring
     * @param counters the account of the worker, by name
     */
    public record WorkerRow(String name, int ringPercent, long datagramsWaiting, Map<String, Long> counters) {
    }
}
