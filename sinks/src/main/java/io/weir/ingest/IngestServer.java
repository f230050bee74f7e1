// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;

/**
 * A small server of the ingest contract, for tests and for trying things out: it hands the lines it takes to an
 * {@link IngestOutput}, and can be told to fail. Made, asked and closed by any thread.
 */
public final class IngestServer implements AutoCloseable {
    /** Each has room for a body; more requests than that take turns. */
    private static final int THREADS = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "weir-ingest");
        thread.setDaemon(true);
        return thread;
    });
    private final IngestHandler handler;

    static {
        // Without it each answer on a kept connection waits 40 ms for an acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /**
     * Listens and serves from now on.
     *
     * @param output used by one thread at a time; closed by its owner, after the server
     * @throws IOException if the address is in use
     */
    public IngestServer(IngestOptions options, IngestOutput output) throws IOException {
        this(options, output, BodyMemory.ofHeap());
    }

    IngestServer(IngestOptions options, IngestOutput output, BodyMemory memory) throws IOException {
        this.handler = new IngestHandler(options, output, memory);
        this.server = options.tls() == null ? HttpServer.create(options.listen(), 0) : secure(options);
        server.createContext("/", handler);
        server.setExecutor(threads);
        server.start();
    }

    private static HttpServer secure(IngestOptions options) throws IOException {
        HttpsServer https = HttpsServer.create(options.listen(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(options.tls()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                tls.setNeedClientAuth(options.clientCertificate());
                parameters.setSSLParameters(tls);
            }
        });
        return https;
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** What it has done so far. */
    public IngestCounts counts() {
        return handler.counts();
    }

    /** Stops at once; requests under way get no answer. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
