// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.version.Version;
import io.weir.engine.Collector;
import io.weir.log.Event;
import io.weir.log.Reason;
import io.weir.monitor.alarm.Alarms;
import io.weir.monitor.api.About;
import io.weir.monitor.api.Api;
import io.weir.monitor.api.History;
import io.weir.monitor.api.Readiness;
import io.weir.monitor.api.StatusPage;
import io.weir.monitor.http.HttpException;
import io.weir.monitor.http.HttpServer;
import io.weir.monitor.http.HttpSettings;
import io.weir.monitor.http.Route;
import io.weir.monitor.scrape.Metrics;
import io.weir.monitor.scrape.TemplateList;
import io.weir.thread.Parts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The collector's HTTP server and what it answers; the main thread. It opens first and closes last. */
final class HttpSide implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSide.class);

    private final HttpServer server;
    private final History history;

    private HttpSide(HttpServer server, History history) {
        this.server = server;
        this.history = history;
    }

    /**
     * Opens the server if one is wanted; {@code collector} has not started yet.
     *
     * @throws HttpException if the address cannot be had
     */
    static HttpSide open(HttpPlan plan, Collector collector, Alarms alarms) throws HttpException {
        if (plan.server().isEmpty()) {
            return new HttpSide(null, null);
        }
        HttpSettings settings = plan.server().get();
        History history = new History(collector, System::nanoTime);
        Instant started = Instant.now();
        Metrics metrics = new Metrics(collector, alarms, new Metrics.Limits(plan.exporters(), plan.templates()),
            Version.text(), started);
        List<Route> routes = routes(plan, collector, alarms, history, started);
        routes.add(metrics.route());
        HttpServer server = HttpServer.open(settings, routes);
        history.start();
        warmUp(metrics, server);
        Event.HTTP_STARTED.to(LOG).addKeyValue("http", server.address()).log("starting HTTP server");
        return new HttpSide(server, history);
    }

    /** While the workers warm up; nobody waits for it. */
    private static void warmUp(Metrics metrics, HttpServer server) {
        Parts.once("weir-http-warm-up", () -> {
            metrics.warmUp(WarmUp.LONGEST);
            try {
                server.tryOut(metrics.route().path());
            } catch (IOException e) {
                Event.HTTP_WARM_UP_SKIPPED.to(LOG).log("no warm-up of the HTTP server: {}", Reason.of(e));
            }
        });
    }

    private static List<Route> routes(HttpPlan plan, Collector collector, Alarms alarms, History history,
        Instant started) {
        Readiness readiness = new Readiness(collector);
        About about = new About(Version.text(), started, plan.config());
        List<Route> routes = new ArrayList<>(readiness.routes());
        routes.addAll(new Api(collector, about, readiness, history, alarms).routes());
        routes.add(StatusPage.route(plan.server().stream().noneMatch(each -> each.token().isEmpty())));
        if (!plan.templatesPath().isEmpty()) {
            routes.add(new TemplateList(collector).route(plan.templatesPath()));
        }
        return routes;
    }

    @Override
    public void close() {
        if (server != null) {
            history.close();
            String address = server.address();
            server.close();
            Event.HTTP_CLOSED.to(LOG).addKeyValue("http", address).log("closed HTTP server");
        }
    }
}
