// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The built distribution over HTTP. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bound sockets are looked up in /proc")
class HttpIT {
    private static final Pattern PORT = Pattern.compile("msg=\"starting HTTP server\" http=:(\\d+)");

    @TempDir
    private Path folder;

    static int port(RunningWeir weir) throws InterruptedException {
        weir.await("the HTTP port", () -> PORT.matcher(weir.log()).find());
        Matcher found = PORT.matcher(weir.log());
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    static String get(int port, String path) throws Exception {
        return HttpClient.newHttpClient().send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString()).body();
    }

    private Launch health(String... args) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(Distribution.WEIR, "health"));
        command.addAll(List.of(args));
        return Launch.run(folder, Map.of("JAVA_HOME", Distribution.JAVA.toString()), command);
    }

    @Test
    void theSourceOfAnExportersSamplingRateIsTold() throws Exception {
        try (RunningWeir weir = RunningWeir.start(folder,
            "-sampling.override=127.0.0.0/8=50")) {
            int port = port(weir);
            weir.send(1);
            weir.await("a line", () -> weir.stdout().contains("\"sampling_rate\":50,"));

            assertThat(get(port, "/api/exporters")).contains("\"samplingRate\":50,\"samplingSource\":\"override\"");
        }
    }

    @Test
    void aRunningWeirIsWellCountsWhatCameAndHidesItsSecrets() throws Exception {
        try (RunningWeir weir = RunningWeir.start(folder, "-http.token=s3cret")) {
            int port = port(weir);
            weir.send(1);
            weir.await("a line", () -> weir.stdout().lines().count() == 1);

            assertThat(get(port, "/__health")).isEqualTo("OK\n");
            assertThat(get(port, "/ready")).isEqualTo("ready\n");
            assertThat(get(port, "/metrics")).contains("goflow2_flow_traffic_packets_total{remote_ip=\"127.0.0.1\","
                + "local_ip=\"::\",local_port=\"" + weir.port() + "\",type=\"netflow\"} 1\n", "weir_records_total",
                "jvm_memory_used_bytes");
            assertThat(get(port, "/api/config")).contains("a token is needed");
            Launch well = health("--addr", "127.0.0.1:" + port, "--ready");
            assertThat(well.exit()).isZero();
            assertThat(well.out()).containsExactly("healthy: ready");
            Path file = Files.writeString(folder.resolve("weir.yaml"), "addr: 127.0.0.1:" + port + "\n");
            assertThat(health("--config", file.toString()).out()).containsExactly("healthy: OK");
            assertThat(weir.log()).doesNotContain("s3cret");
        }
    }

    @Test
    void aServerThatIsNoWeirIsNotHealthyAndItsPageIsNotPrinted() throws Exception {
        HttpServer stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            byte[] page = "<html>\n<h1>It works</h1>\n</html>\n".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        stranger.start();
        try {
            for (String path : List.of("--ready=false", "--ready")) {
                Launch launch = health("--addr", "127.0.0.1:" + stranger.getAddress().getPort(), path);

                assertThat(launch.exit()).isEqualTo(1);
                assertThat(launch.out()).singleElement().asString().contains("not healthy", "HTTP 200",
                    "not as a Weir does").doesNotContain("<");
            }
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void aPortThatIsTakenEndsWeirWithTheFlagAndTheHolder() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Launch launch = Launch.run(folder, Map.of("JAVA_HOME", Distribution.JAVA.toString()),
                List.of(Distribution.WEIR, "-listen=netflow://127.0.0.1:0",
                    "-addr=127.0.0.1:" + holder.getLocalPort()));

            assertThat(launch.exit()).isEqualTo(1);
            assertThat(launch.err()).contains("level=ERROR", "HTTP server error", "-addr=",
                "process " + ProcessHandle.current().pid()).doesNotContain("starting collection");
        }
    }
}
