// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecoderSettings;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.engine.Collector;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.deliver.Delivery;
import io.weir.monitor.http.HttpServer;
import io.weir.monitor.http.HttpSettings;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real collector that hears many exporters, scraped over HTTP. */
@Timeout(120)
class MetricsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Collector collector;
    private HttpServer server;
    private int length;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        collector.stop();
    }

    private void start(int exporters) throws Exception {
        ListenerConfig listener = new ListenerConfig("netflow", "127.0.0.1", 0, 1, 2, true, 0);
        collector = new Collector(new CollectorConfig(List.of(listener), DecoderSettings.defaults(), 10,
            Duration.ofSeconds(10), Duration.ofSeconds(2)), new Delivery());
        Metrics metrics = new Metrics(collector, new Metrics.Limits(exporters, 20_000), "test", Instant.EPOCH);
        server = HttpServer.open(HttpSettings.of("127.0.0.1", 0, ""), List.of(metrics.route()));
        collector.start();
    }

    /** One datagram with template and data from each of {@code count} addresses. */
    private void send(int count) throws Exception {
        byte[] room = new byte[1 << 16];
        length = new NetFlow9Exporter(ExportSettings.of(1, 0)).write(room, 0, 5, 1_700_000_000_000L);
        InetSocketAddress to = new InetSocketAddress("127.0.0.1", collector.port(0));
        for (int i = 0; i < count; i++) {
            String from = "127.9." + i / 250 + "." + (1 + i % 250);
            try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(from), 0))) {
                socket.send(new DatagramPacket(room, length, to));
            }
        }
        long end = System.nanoTime() + 60_000_000_000L;
        while (taken() < count && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(taken()).isEqualTo(count);
    }

    private long taken() {
        return collector.workers().stream().mapToLong(worker -> worker.times().count()).sum();
    }

    private String scrape() throws Exception {
        HttpResponse<String> answer = CLIENT.send(HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + "/metrics")).build(),
            HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        return answer.body();
    }

    @Test
    void sizesAndDelaysHaveQuantilesOfLate() throws Exception {
        start(10);
        send(3);

        List<String> lines = scrape().lines().toList();

        assertThat(lines).filteredOn(line -> line.startsWith("goflow2_flow_traffic_size_bytes{")
            && line.contains("127.9.0.1\"")).hasSize(3).allSatisfy(line -> {
                double size = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
                assertThat(size).isBetween(length * 15 / 16.0 - 1, length * 17 / 16.0 + 1);
            });
        assertThat(lines).filteredOn(line -> line.startsWith("goflow2_flow_process_nf_delay_seconds{")
            && line.contains("127.9.0.1\"")).hasSize(3).extracting(line -> line.replaceAll(".*quantile=|\\}.*", ""))
            .containsExactly("\"0.5\"", "\"0.9\"", "\"0.99\"");
    }

    @Test
    void exportersBeyondTheBoundAreSummedUpAsOther() throws Exception {
        start(2);
        send(5);

        String metrics = scrape();

        assertThat(metrics.lines().filter(line -> line.startsWith("goflow2_flow_process_nf_total{")))
            .hasSize(3).contains("goflow2_flow_process_nf_total{router=\"other\",version=\"9\"} 3");
        assertThat(metrics.lines().filter(line -> line.startsWith("weir_exporter_sampling_rate{"))).hasSize(2)
            .noneMatch(line -> line.contains("other"));
    }

    @Test
    void noExporterHasSeriesOfItsOwnIfNoneIsWanted() throws Exception {
        start(0);
        send(2);

        assertThat(scrape()).contains("goflow2_flow_process_nf_total{router=\"other\",version=\"9\"} 2\n")
            .doesNotContain("router=\"127.9.0.1\"");
    }

    @Test
    void familiesAreWrittenOnceWithHelpAndTypeAndEachLineIsASample() throws Exception {
        start(10);
        send(3);

        List<String> lines = scrape().lines().toList();

        assertThat(lines.stream().filter(line -> line.startsWith("# TYPE"))).doesNotHaveDuplicates();
        assertThat(lines.stream().filter(line -> !line.startsWith("#"))).doesNotHaveDuplicates()
            .allMatch(line -> line.matches("[a-z][A-Za-z0-9_]*(\\{([a-z_]+=\"[^\"]*\",?)+})? [-+0-9.eEINaf]+"));
    }

    @Test
    void tenThousandExportersAreScraped() throws Exception {
        start(10_000);
        send(10_000);

        assertThat(scrape().lines().count()).isGreaterThan(150_000);
    }
}
