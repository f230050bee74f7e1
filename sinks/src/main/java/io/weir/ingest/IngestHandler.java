// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.weir.ingest.IngestFault.Kind;
import io.weir.log.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;

/** Answers requests; any thread. */
final class IngestHandler implements HttpHandler {
    private static final int AWAY_BYTES = 8 << 10;
    private static final long MOST_DRAINED = 64 << 20;

    private final IngestOptions options;
    private final FaultPlan faults;
    private final IngestStore store;
    private final IngestBodies bodies;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();

    IngestHandler(IngestOptions options, IngestOutput output, BodyMemory memory) {
        this.bodies = new IngestBodies(memory);
        this.options = options;
        this.faults = new FaultPlan(options.faults(), options.seed());
        this.store = new IngestStore(output, options.distinct());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            serveOrRefuse(exchange);
        }
    }

    private void serveOrRefuse(HttpExchange exchange) throws IOException {
        IngestBody body = bodies.take();
        try {
            serve(exchange, body);
        } catch (IngestRefusal refusal) {
            drain(exchange);
            answer(exchange, refusal.status, IngestContract.PROBLEM_TYPE, problem(refusal));
        } finally {
            bodies.give(body);
        }
    }

    private void serve(HttpExchange exchange, IngestBody body) throws IOException, IngestRefusal {
        check(exchange);
        read(exchange, body);
        delay(body);
        if (faults.of(Kind.DROP, body) != null) {
            return;
        }
        failIfAsked(exchange, body);
        BatchClaim claim = BatchClaim.of(exchange.getRequestHeaders(), body);
        String taken = store.take(claim, body);
        if (faults.of(Kind.DROP_AFTER, body) != null) {
            return;
        }
        batches.incrementAndGet();
        answer(exchange, 200, "application/json", taken);
    }

    private void check(HttpExchange exchange) throws IngestRefusal {
        if (!exchange.getRequestURI().getPath().equals(IngestContract.PATH)) {
            throw new IngestRefusal(404, "there is only " + IngestContract.PATH);
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            throw new IngestRefusal(405, "use POST");
        }
        if (!isAuthorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            throw new IngestRefusal(401, "the header Authorization is missing or wrong");
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (!IngestContract.MEDIA_TYPE.equals(type)) {
            throw new IngestRefusal(415, "Content-Type must be " + IngestContract.MEDIA_TYPE);
        }
    }

    private boolean isAuthorized(String shown) {
        return options.authorization().isEmpty() || shown != null && MessageDigest.isEqual(
            options.authorization().getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    private void read(HttpExchange exchange, IngestBody body) throws IngestRefusal {
        try {
            String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
            body.read(exchange.getRequestBody(), encoding, options.maxBytes());
        } catch (IOException broken) {
            // Compressed data that cannot be read; if it is the client that is gone, the answer fails too.
            throw new IngestRefusal(400, "the body cannot be read: " + Reason.of(broken));
        }
    }

    private void delay(IngestBody body) throws IOException {
        IngestFault fault = faults.of(Kind.DELAY, body);
        if (fault == null) {
            return;
        }
        try {
            Thread.sleep(fault.delay().toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    private void failIfAsked(HttpExchange exchange, IngestBody body) throws IngestRefusal {
        IngestFault fault = faults.of(Kind.STATUS, body);
        if (fault == null) {
            return;
        }
        if (!fault.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", fault.retryAfter());
        }
        throw new IngestRefusal(fault.status(), "told to fail");
    }

    /** A client that is still sending would see a reset instead of the answer. */
    private static void drain(HttpExchange exchange) throws IOException {
        byte[] away = new byte[AWAY_BYTES];
        long left = MOST_DRAINED;
        int read = exchange.getRequestBody().read(away);
        while (read > 0 && left > 0) {
            left -= read;
            read = exchange.getRequestBody().read(away);
        }
    }

    private static String problem(IngestRefusal refusal) {
        String detail = refusal.getMessage().replace("\\", "\\\\").replace("\"", "\\\"");
        return "{\"status\":" + refusal.status + ",\"detail\":\"" + detail + "\"}\n";
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    IngestCounts counts() {
        long answered = batches.get();
        return new IngestCounts(requests.get(), answered, store.records(), store.duplicates(),
            requests.get() - answered);
    }
}
