// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.codec.state.ExporterCounts;
import io.weir.engine.Collector;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.thread.Part;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What exporters had sent at moments of the last minute, so that rates can be told: a sample each five seconds,
 * 200 bytes an exporter. {@link #start} and {@link #close} by the owner, the rest from any thread.
 */
public final class History implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final int SAMPLES = 13;
    private static final double SECOND_NS = 1e9;

    private final Collector collector;
    private final LongSupplier clock;
    private final long[] times = new long[SAMPLES];
    private Map<ExporterCounts, Track> tracks = new HashMap<>();
    private final Track all = new Track();
    private int taken;
    private Part timer;

    /** Samples of one exporter, by the number of the sample modulo their count. */
    private static final class Track {
        private final long[] datagrams = new long[SAMPLES];
        private final long[] flows = new long[SAMPLES];
        private int since = -1;
    }

    /**
     * How much came.
     *
     * @param datagrams a second
     * @param flows a second
     */
    public record Rate(double datagrams, double flows) {
        static final Rate NONE = new Rate(0, 0);
    }

    /** A history of {@code collector}; {@code clock} gives nanoseconds of any origin. */
    public History(Collector collector, LongSupplier clock) {
        this.collector = collector;
        this.clock = clock;
    }

    /** Takes a sample now, and each five seconds on a thread of its own. */
    public void start() {
        sample();
        timer = Part.every(STEP, "weir-history", this::sample).start();
    }

    /** Takes a sample. */
    synchronized void sample() {
        int at = taken % SAMPLES;
        times[at] = clock.getAsLong();
        Map<ExporterCounts, Track> next = new HashMap<>();
        long datagrams = 0;
        long flows = 0;
        for (ListenerAccount listener : collector.listeners()) {
            for (WorkerAccount worker : listener.workers()) {
                for (ExporterCounts each : worker.remembered().exporters()) {
                    Track track = tracks.computeIfAbsent(each, key -> new Track());
                    note(track, at, each.datagrams(), each.flows());
                    next.put(each, track);
                    datagrams += track.datagrams[at];
                    flows += track.flows[at];
                }
            }
        }
        note(all, at, datagrams, flows);
        tracks = next;
        taken++;
    }

    private void note(Track track, int at, long datagrams, long flows) {
        track.since = track.since < 0 ? taken : track.since;
        track.datagrams[at] = datagrams;
        track.flows[at] = flows;
    }

    /** What came from one exporter in the last {@code seconds}, 10 to 60; less if it is not known for so long. */
    public synchronized Rate rate(ExporterCounts exporter, int seconds) {
        Track track = tracks.get(exporter);
        return track == null ? young(exporter) : rate(track, exporter.datagrams(), exporter.flows(), seconds);
    }

    /** It came since the last sample. */
    private Rate young(ExporterCounts exporter) {
        double seconds = Math.max(1, (clock.getAsLong() - times[Math.floorMod(taken - 1, SAMPLES)]) / SECOND_NS);
        return taken == 0 ? Rate.NONE : new Rate(exporter.datagrams() / seconds, exporter.flows() / seconds);
    }

    /** What came from all exporters that are remembered, between the newest sample and one from before. */
    public synchronized Rate rate(int seconds) {
        if (taken < 2) {
            return Rate.NONE;
        }
        int now = (taken - 1) % SAMPLES;
        int from = start(all, times[now], seconds);
        double passed = Math.max(1, (times[now] - times[from]) / SECOND_NS);
        return new Rate(Math.max(0, all.datagrams[now] - all.datagrams[from]) / passed,
            Math.max(0, all.flows[now] - all.flows[from]) / passed);
    }

    private Rate rate(Track track, long datagrams, long flows, int seconds) {
        long now = clock.getAsLong();
        int from = start(track, now, seconds);
        double passed = Math.max(1, (now - times[from]) / SECOND_NS);
        return new Rate((datagrams - track.datagrams[from]) / passed, (flows - track.flows[from]) / passed);
    }

    /** The newest sample that is old enough, or else the oldest one. */
    private int start(Track track, long now, int seconds) {
        int oldest = Math.max(track.since, taken - SAMPLES);
        for (int i = taken - 1; i > oldest; i--) {
            if (now - times[i % SAMPLES] >= seconds * SECOND_NS) {
                return i % SAMPLES;
            }
        }
        return oldest % SAMPLES;
    }

    /** Takes no more samples. */
    @Override
    public void close() {
        if (timer != null) {
            timer.end();
        }
    }
}
