// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.weir.engine.Collector;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.TurnedAway;
import io.weir.monitor.alarm.AlarmSettings;
import io.weir.monitor.alarm.Alarms;
import io.weir.monitor.http.Access;
import io.weir.monitor.http.Answer;
import io.weir.monitor.http.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The path {@code /metrics}; any thread. */
public final class Metrics {
    private static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final Collector collector;
    private final Alarms alarms;
    private final Limits limits;
    private final String version;
    private final double startSeconds;
    private final PrometheusRegistry jvm = new PrometheusRegistry();

    /**
     * How many series there may be.
     *
     * @param exporters the most with series of their own; the others are summed up
     * @param templates the most with series of their own
     */
    public record Limits(int exporters, int templates) {
    }

    /** The figures of {@code collector}, which may not have started yet, without alarms. */
    public Metrics(Collector collector, Limits limits, String version, Instant started) {
        this(collector, new Alarms(collector, AlarmSettings.none()), limits, version, started);
    }

    /** The figures of {@code collector}, which may not have started yet, and its alarms. */
    public Metrics(Collector collector, Alarms alarms, Limits limits, String version, Instant started) {
        this.collector = collector;
        this.alarms = alarms;
        this.limits = limits;
        this.version = version;
        this.startSeconds = started.toEpochMilli() / 1e3;
        JvmFamilies.register(jvm);
    }

    /** The path. */
    public Route route() {
        return Route.get("/metrics", Access.OPEN, request ->
            Answer.of(TYPE, to -> write(to, Scene.of(collector))));
    }

    /** All families but the JVM's, in the order in which they are written. */
    public static List<Family> families() {
        List<Family> all = new ArrayList<>(GoflowFamilies.all());
        all.addAll(ExporterFamilies.all());
        all.addAll(SampleFamilies.all());
        all.addAll(WeirFamilies.all());
        all.addAll(OutputFamilies.all());
        all.addAll(AlarmFamilies.all());
        all.addAll(ThreadFamilies.all());
        all.addAll(ProcessFamilies.all());
        return all;
    }

    /**
     * Writes figures of test traffic to nowhere for some time, so that the first scrape of many exporters meets
     * compiled code. Any thread, before or after the start.
     */
    public void warmUp(Duration longest) {
        TurnedAway nobody = new TurnedAway(0, List.of(), List.of(), List.of());
        Scene madeUp = new Scene(List.of(MadeUp.listener()), List.of(nobody));
        long startNs = System.nanoTime();
        try {
            while (System.nanoTime() - startNs < longest.toNanos()) {
                write(OutputStream.nullOutputStream(), madeUp);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nowhere cannot be written to", e);
        }
    }

    private void write(OutputStream to, Scene scene) throws IOException {
        MetricsText text = new MetricsText(to);
        List<ListenerAccount> listeners = scene.listeners();
        Routers routers = Routers.of(listeners, limits.exporters());
        GoflowFamilies.write(text, scene, routers, limits);
        ExporterFamilies.write(text, listeners, routers);
        SampleFamilies.write(text, listeners, routers);
        WeirFamilies.write(text, listeners);
        OutputFamilies.write(text, collector);
        AlarmFamilies.write(text, alarms);
        ThreadFamilies.write(text);
        ProcessFamilies.write(text, collector, version, startSeconds);
        text.flush();
        PrometheusTextFormatWriter.create().write(to, jvm.scrape());
    }
}
