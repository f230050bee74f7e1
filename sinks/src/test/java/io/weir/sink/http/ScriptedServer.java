// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers as a test says, and keeps every request; not of the sink's own making. */
final class ScriptedServer implements AutoCloseable {
    /** What a request is answered with; status 0 drops the connection. */
    record Reply(int status, String retryAfter, String text, String type) {
        Reply(int status, String retryAfter, String text) {
            this(status, retryAfter, text, "");
        }

        static Reply of(int status) {
            return new Reply(status, "", "because");
        }

        /** Comes when the server is closed, and then to nobody. */
        static Reply never() throws InterruptedException {
            new CountDownLatch(1).await();
            return of(200);
        }
    }

    /** One request. */
    record Seen(Headers headers, String body, long atNs) {
        String header(String name) {
            return headers.getFirst(name);
        }

        List<String> lines() {
            return body.lines().toList();
        }
    }

    /** Decides the answer. */
    @FunctionalInterface
    interface Script {
        Reply reply(Seen request, int number) throws InterruptedException;
    }

    static {
        // Without it each answer on a kept connection waits 40 ms for an acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Script script;

    ScriptedServer(Script script) throws IOException {
        this(0, script);
    }

    ScriptedServer(int port, Script script) throws IOException {
        this.script = script;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** The first requests get these answers, the rest 200. */
    static ScriptedServer answering(int... statuses) throws IOException {
        return new ScriptedServer((request, number) ->
            Reply.of(number < statuses.length ? statuses[number] : 200));
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Seen request = new Seen(exchange.getRequestHeaders(), body, System.nanoTime());
            int number = numbers.getAndIncrement();
            seen.add(request);
            Reply reply = script.reply(request, number);
            underWay.decrementAndGet();
            if (reply.status() != 0) {
                answer(exchange, reply);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        if (!reply.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
        }
        if (!reply.type().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", reply.type());
        }
        byte[] text = reply.text().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), text.length);
        exchange.getResponseBody().write(text);
    }

    String url() {
        return "http://localhost:" + port() + "/v1/ingest";
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Seen> seen() {
        return seen;
    }

    int mostUnderWay() {
        return mostUnderWay.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
