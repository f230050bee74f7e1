// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.codec.DecoderSettings;
import io.weir.codec.json.JsonEncoder;
import io.weir.engine.Collector;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.config.OnError;
import io.weir.engine.config.SinkConfig;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.plugin.Modules;
import io.weir.monitor.alarm.AlarmSettings;
import io.weir.monitor.alarm.Alarms;
import io.weir.monitor.api.About;
import io.weir.monitor.api.Api;
import io.weir.monitor.api.Config;
import io.weir.monitor.api.History;
import io.weir.monitor.api.Readiness;
import io.weir.monitor.http.HttpException;
import io.weir.monitor.http.HttpServer;
import io.weir.monitor.http.HttpSettings;
import io.weir.monitor.http.Route;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a connection sends to the HTTP server, with the real pipeline, routes and a collector that has not started. It
 * is answered or cut off, and the connection ends when the client has said all.
 */
final class HttpInput implements Input {
    /** A hang: the first answers wait for the instrumentation of the classes that make them. */
    private static final int TIMEOUT_MS = 60_000;

    private HttpServer server;
    private int number;

    /** Opened when it is first used: seeds are asked for without. */
    private HttpServer server() throws SinkException, HttpException {
        if (server == null) {
            SinkConfig sink = new SinkConfig("discard", Map.of(), null, OnError.STOP);
            Delivery delivery = Modules.load(Path.of("no-plugins"))
                .delivery(List.of(sink), List.of(), () -> new JsonEncoder(true)::encode);
            Collector collector = new Collector(new CollectorConfig(
                List.of(new ListenerConfig("netflow", "127.0.0.1", 0, 1, 1, false, ListenerConfig.AS_MANY_AS_FIT)),
                DecoderSettings.defaults(), 0, Duration.ZERO, Duration.ofSeconds(1)), delivery);
            server = HttpServer.open(HttpSettings.of("127.0.0.1", 0, ""), routes(collector));
        }
        return server;
    }

    private static List<Route> routes(Collector collector) {
        Readiness readiness = new Readiness(collector);
        List<Route> routes = new ArrayList<>(readiness.routes());
        routes.addAll(new Api(collector, new About("0", Instant.EPOCH, new Config(List.of())), readiness,
            new History(collector, System::nanoTime),
            new Alarms(collector, AlarmSettings.none())).routes());
        return routes;
    }

    @Override
    public void read(byte[] bytes) throws Exception {
        int port = server().port();
        try (Socket socket = new Socket()) {
            // Other addresses, other ports: those of closed connections stay taken for a minute.
            number++;
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(
                new byte[] {127, (byte) (1 + (number >> 16) % 250), (byte) (number >> 8), 1}), 0));
            socket.setSoTimeout(TIMEOUT_MS);
            socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MS);
            check(talk(socket, bytes));
        }
    }

    /** A server that has heard enough resets the connection: what it answered before may be lost. */
    private static byte[] talk(Socket socket, byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            return new byte[0];
        }
    }

    private static void check(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        if (!text.isEmpty() && (!text.startsWith("HTTP/1.") || text.startsWith(" 500 ", "HTTP/1.1".length()))) {
            throw new IllegalStateException("answered: " + text);
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String target : List.of("/__health", "/ready", "/api/status",
            "/api/exporters?sort=flows&limit=10&offset=2",
            "/api/templates?exporter=192.0.2.1", "/api/sinks", "/api/errors", "/nowhere?a=%41&b=%zz")) {
            seeds.add(bytes("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"));
        }
        seeds.add(bytes("HEAD /ready HTTP/1.0\r\n\r\nGET /api/config HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
        seeds.add(bytes("POST /api/status HTTP/1.1\r\nHost: [::1]\r\nAuthorization: Bearer x\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"));
        seeds.add(bytes("POST /ready HTTP/1.1\r\nHost: localhost\r\n"
            + "Expect: 100-continue\r\nContent-Length: 4\r\n\r\nabcd"));
        return seeds;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
