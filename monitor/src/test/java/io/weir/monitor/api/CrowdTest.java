// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.deliver.Delivery;
import io.weir.engine.metrics.Loss;
import io.weir.monitor.http.HttpServer;
import io.weir.monitor.http.HttpSettings;
import io.weir.monitor.scrape.Metrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those who ask, and those who only hold connections, cost the collector no datagram. */
@Timeout(180)
class CrowdTest {
    private static final int IDLE = 1_000;
    private static final int SCRAPES = 20;

    private static Socket connect(HttpServer server, String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String scrape(HttpServer server) throws IOException {
        try (Socket socket = connect(server, "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void garbage(HttpServer server, Random random) throws IOException {
        byte[] bytes = new byte[2_000];
        random.nextBytes(bytes);
        try (Socket socket = connect(server, new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n\r\n")) {
            socket.getInputStream().readAllBytes();
        } catch (SocketException resetWithBytesUnread) {
            assertThat(resetWithBytesUnread).hasMessageContaining("reset");
        }
    }

    /** Twenty at a time: no buffer of any user is too small for that. */
    private static CompletableFuture<Integer> flows(Heard heard, AtomicBoolean over) {
        return CompletableFuture.supplyAsync(() -> {
            int sent = 0;
            try {
                for (; !over.get(); sent += 20) {
                    heard.sendAndWait("127.0.0.1", 20);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return sent;
        });
    }

    @Test
    void besideAThousandIdleConnectionsAndGarbageMetricsAnswerAndNoDatagramIsLost() throws Exception {
        List<Socket> idle = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        Heard heard = new Heard(new Delivery(), false, 0);
        heard.collector().start();
        Metrics metrics = new Metrics(heard.collector(), new Metrics.Limits(100, 100), "0", Instant.EPOCH);
        try (HttpServer server = HttpServer.open(HttpSettings.of("127.0.0.1", 0, ""), List.of(metrics.route()))) {
            CompletableFuture<Integer> flows = flows(heard, over);
            for (int i = 0; i < IDLE; i++) {
                idle.add(connect(server, i % 2 == 0 ? "" : "GET /metrics HT"));
            }
            Random random = new Random(1);
            for (int i = 0; i < SCRAPES; i++) {
                garbage(server, random);
                assertThat(scrape(server)).startsWith("HTTP/1.1 200 ").contains("weir_datagrams_total");
            }
            over.set(true);
            int sent = flows.get(60, TimeUnit.SECONDS);

            assertThat(sent).isPositive();
            assertThat(scrape(server)).contains("goflow2_flow_traffic_packets_total{remote_ip=\"127.0.0.1\","
                + "local_ip=\"127.0.0.1\",local_port=\"" + heard.collector().port(0) + "\",type=\"netflow\"} " + sent
                + "\n");
            assertThat(heard.collector().snapshot().loss(Loss.KERNEL)).isZero();
            assertThat(heard.collector().snapshot().loss(Loss.RING_FULL)).isZero();
            assertThat(heard.collector().snapshot().loss(Loss.RING_SHARE)).isZero();
        } finally {
            over.set(true);
            for (Socket each : idle) {
                each.close();
            }
            heard.close();
        }
    }
}
