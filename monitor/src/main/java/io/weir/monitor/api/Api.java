// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.engine.Collector;
import io.weir.monitor.alarm.Alarms;
import io.weir.monitor.http.Access;
import io.weir.monitor.http.Handler;
import io.weir.monitor.http.Route;
import java.util.List;

/** The paths below {@code /api}: who made the collector adds them to its HTTP server. */
public final class Api {
    private final StatusReader status;
    private final ExporterReader exporters;
    private final TemplateReader templates;
    private final SinkReader sinks;
    private final AlarmReader alarms;
    private final SourceReader sources;
    private final WaitingReader waiting;
    private final Config config;

    /** The answers about {@code collector}, which may not have started yet. */
    public Api(Collector collector, About about, Readiness readiness, History history, Alarms alarms) {
        this.status = new StatusReader(collector, about, readiness, history);
        this.exporters = new ExporterReader(collector, history);
        this.templates = new TemplateReader(collector, about.shown());
        this.sinks = new SinkReader(collector);
        this.alarms = new AlarmReader(alarms);
        this.sources = new SourceReader(collector);
        this.waiting = new WaitingReader(collector);
        this.config = about.config();
    }

    /** All of them. */
    public List<Route> routes() {
        return List.of(
            route("status", request -> Json.of(status.read())),
            route("exporters", request -> Json.of(exporters.read(request)), ExporterReader.PARAMETERS),
            route("templates", request -> Json.of(templates.read(request)), TemplateReader.PARAMETERS),
            route("waiting", request -> Json.of(waiting.read(request)), WaitingReader.PARAMETERS),
            route("sources", request -> Json.of(sources.read())),
            route("sinks", request -> Json.of(sinks.sinks())),
            route("errors", request -> Json.of(sinks.errors())),
            route("alarms", request -> Json.of(alarms.read())),
            route("config", request -> Json.of(config)));
    }

    private static Route route(String name, Handler handler, String... parameters) {
        List<String> allowed = List.of(parameters);
        return Route.get("/api/" + name, Access.LOCAL, request -> {
            request.allow(allowed);
            return handler.answer(request);
        });
    }
}
