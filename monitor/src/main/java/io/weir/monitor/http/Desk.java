// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import io.weir.log.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all connections share: routes, guard, bounds; and how a request becomes an answer. */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Answer NO_ROOM = Answer.text(503, "too many answers on their way, try again\n");
    private static final Answer DEFECT = Answer.text(500, "internal error, see Weir's log\n");

    private final Routes routes;
    private final Guard guard;
    private final Connections connections;
    private final AnswerMemory memory;
    private final Executor threads;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    Desk(HttpSettings settings, Routes routes, Executor threads) {
        this.routes = routes;
        this.guard = new Guard(settings.token());
        this.connections = new Connections(settings.connections());
        this.memory = new AnswerMemory(settings.answerBytes());
        this.threads = threads;
    }

    /** The route that answers {@code request}, or one that refuses it. */
    Route route(SocketAddress from, Request request) {
        Route route = routes.find(request);
        Answer refusal = guard.refusal(route.access(), from, request);
        if (refusal != null) {
            refused();
            return Route.quick(route.path(), Access.OPEN, again -> refusal);
        }
        requests.incrementAndGet();
        return route;
    }

    /** Runs the handler; whatever it throws becomes an answer. Any thread. */
    Rendered answer(Route route, Request request) {
        try {
            Answer answer = route.handler().answer(request);
            return route.quick() ? render(answer) : render(answer, acceptsGzip(request), memory);
        } catch (BadRequestException e) {
            return render(Answer.text(400, e.getMessage() + "\n"));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            Event.HTTP_DEFECT.to(LOG).addKeyValue("path", route.path()).setCause(e)
                .log("exception while answering over HTTP");
            return render(DEFECT);
        }
    }

    private static boolean acceptsGzip(Request request) {
        return request.header("accept-encoding").toLowerCase(Locale.ROOT).contains("gzip");
    }

    /** A few bytes that are always there, whatever memory other answers take. */
    Rendered render(Answer answer) {
        return render(answer, false, new AnswerMemory(Long.MAX_VALUE));
    }

    /** Writes the content into memory; 503 if there is none. */
    private Rendered render(Answer answer, boolean gzip, AnswerMemory room) {
        AnswerStream content = new AnswerStream(room);
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.putIfAbsent("cache-control", "no-store");
        try (OutputStream to = gzip ? gzip(content, headers) : content) {
            answer.body().writeTo(to);
        } catch (IOException noRoom) {
            content.release();
            refused();
            return render(NO_ROOM);
        } catch (RuntimeException defect) {
            content.release();
            throw defect;
        }
        return new Rendered(answer.status(), headers, content);
    }

    /** Speed before size: what is asked for often is the same words again and again. */
    private static OutputStream gzip(OutputStream to, Map<String, String> headers) throws IOException {
        headers.put("content-encoding", "gzip");
        return new GZIPOutputStream(to, 1 << 13) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    /** Counts a request that got no answer of a route. */
    void refused() {
        refused.incrementAndGet();
    }

    Connections connections() {
        return connections;
    }

    Executor threads() {
        return threads;
    }

    long requests() {
        return requests.get();
    }

    long refusals() {
        return refused.get();
    }
}
