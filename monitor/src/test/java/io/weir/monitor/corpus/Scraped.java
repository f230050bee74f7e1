// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import io.weir.capture.CaptureCounts;
import io.weir.capture.PcapReader;
import io.weir.codec.DecoderSettings;
import io.weir.engine.Collector;
import io.weir.engine.config.CollectorConfig;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.monitor.http.HttpServer;
import io.weir.monitor.http.HttpSettings;
import io.weir.monitor.scrape.Metrics;
import io.weir.monitor.scrape.TemplateList;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a real collector tells over HTTP of a capture that came from real sockets, one loopback address an exporter. */
final class Scraped {
    private static final Pattern SAMPLE = Pattern.compile("(goflow2_\\w+)\\{([^}]*)\\} (\\S+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Map<String, DatagramSocket> sockets = new HashMap<>();
    private String metrics = "";
    private String templates = "";
    private int sent;

    private Scraped() {
    }

    static Scraped of(Corpus.Capture capture) throws Exception {
        Scraped scraped = new Scraped();
        ListenerConfig listener = new ListenerConfig("netflow", "127.0.0.1", 0, 1, 1, true, 0);
        Collector collector = new Collector(new CollectorConfig(List.of(listener), DecoderSettings.defaults(), 10,
            Duration.ofSeconds(10), Duration.ofSeconds(2)), new Delivery());
        Metrics metrics = new Metrics(collector, new Metrics.Limits(1000, 1000), "test", Instant.EPOCH);
        try (HttpServer server = HttpServer.open(HttpSettings.of("127.0.0.1", 0, ""),
            List.of(metrics.route(), new TemplateList(collector).route("/templates")))) {
            collector.start();
            scraped.send(capture, collector.port(0));
            scraped.await(collector);
            scraped.metrics = get(server, "/metrics").replace("\"" + collector.port(0) + "\"", "\"PORT\"");
            scraped.templates = get(server, "/templates");
        } finally {
            collector.stop();
            scraped.sockets.values().forEach(DatagramSocket::close);
        }
        return scraped;
    }

    private void send(Corpus.Capture capture, int port) throws IOException {
        try (InputStream in = Files.newInputStream(capture.file())) {
            new PcapReader((bytes, at, length, hi, lo, from, to, ns) -> {
                String text = new io.weir.codec.exporter.Exporter(hi, lo, 0).text();
                if (length > 0) {
                    send(text, from, new DatagramPacket(bytes, at, length,
                        new InetSocketAddress("127.0.0.1", port)));
                }
            }, new CaptureCounts()).read(in, capture.name());
        }
    }

    private void send(String exporter, int from, DatagramPacket datagram) {
        String own = addresses.computeIfAbsent(exporter, key -> "127.8.1." + (addresses.size() + 1));
        try {
            DatagramSocket socket = sockets.get(own + ":" + from);
            if (socket == null) {
                socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(own), from));
                sockets.put(own + ":" + from, socket);
            }
            socket.send(datagram);
            sent++;
            // Both on loopback: the next one must not pass it at another socket's buffer.
            TimeUnit.MICROSECONDS.sleep(200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await(Collector collector) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (done(collector) < sent && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static long done(Collector collector) {
        return collector.workers().stream().map(WorkerAccount::times).mapToLong(each -> each.count()).sum();
    }

    private static String get(HttpServer server, String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
            HttpResponse.BodyHandlers.ofString()).body();
    }

    /** goflow2's families with the capture's addresses, quantiles and time sums left out. */
    Map<String, Double> metrics() {
        return samples(back(metrics));
    }

    /** The list of templates with the capture's addresses. */
    String templates() {
        return back(templates);
    }

    private String back(String text) {
        String back = text;
        for (Map.Entry<String, String> each : addresses.entrySet()) {
            String quoted = each.getKey().indexOf(':') < 0 ? each.getKey() : "[" + each.getKey() + "]";
            back = back.replace("\"" + each.getValue() + "\"", "\"" + each.getKey() + "\"")
                .replace("\"" + each.getValue() + ":", "\"" + quoted + ":");
        }
        return back;
    }

    /** Samples by name and labels, these sorted. */
    static Map<String, Double> samples(String text) {
        Map<String, Double> samples = new TreeMap<>();
        Matcher each = SAMPLE.matcher(text);
        while (each.find()) {
            String name = each.group(1);
            boolean varies = each.group(2).contains("quantile=")
                || name.endsWith("_seconds_sum");
            if (!varies) {
                String[] labels = each.group(2).split(",(?=[a-z_]+=\")");
                java.util.Arrays.sort(labels);
                samples.put(name.replace("goflow2_flow_", "") + "{" + String.join(",", labels) + "}",
                    Double.parseDouble(each.group(3)));
            }
        }
        return samples;
    }
}
