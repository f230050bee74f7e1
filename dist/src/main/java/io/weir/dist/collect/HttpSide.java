// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.version.Version;
import io.weir.engine.Collector;
import io.weir.engine.api.About;
import io.weir.engine.api.Api;
import io.weir.engine.api.History;
import io.weir.engine.api.Readiness;
import io.weir.engine.http.HttpException;
import io.weir.engine.http.HttpServer;
import io.weir.engine.http.HttpSettings;
import io.weir.engine.http.Route;
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
    static HttpSide open(HttpPlan plan, Collector collector) throws HttpException {
        if (plan.server().isEmpty()) {
            return new HttpSide(null, null);
        }
        HttpSettings settings = plan.server().get();
        History history = new History(collector, System::nanoTime);
        HttpServer server = HttpServer.open(settings, routes(plan, collector, history));
        history.start();
        LOG.atInfo().addKeyValue("http", server.address()).log("starting HTTP server");
        return new HttpSide(server, history);
    }

    private static List<Route> routes(HttpPlan plan, Collector collector, History history) {
        Readiness readiness = new Readiness(collector);
        About about = new About(Version.text(), Instant.now(), plan.config());
        List<Route> routes = new ArrayList<>(readiness.routes());
        routes.addAll(new Api(collector, about, readiness, history).routes());
        return routes;
    }

    @Override
    public void close() {
        if (server != null) {
            history.close();
            String address = server.address();
            server.close();
            LOG.atInfo().addKeyValue("http", address).log("closed HTTP server");
        }
    }
}
