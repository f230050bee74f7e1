// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server over real sockets, with requests as bytes. */
@Timeout(120)
class HttpServerTest {
    private static final String TOKEN = "s3cret";

    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer server;

    @AfterEach
    void close() {
        release.countDown();
        if (server != null) {
            server.close();
        }
    }

    private void open(String token, int connections, Duration idle) throws HttpException {
        byte[] large = new byte[1 << 20];
        server = HttpServer.open(new HttpSettings("127.0.0.1", 0, token, connections, idle, 3 << 20), List.of(
            Route.quick("/health", Access.OPEN, request -> Answer.text(200, "OK\n")),
            Route.get("/open", Access.OPEN, request -> Answer.text(200, "hello " + request.parameter("name", "you"))),
            Route.get("/local", Access.LOCAL, request -> Answer.text(200, "here\n")),
            Route.get("/", Access.LOCAL, request -> Answer.text(200, "page\n")),
            Route.get("/large", Access.OPEN, request -> Answer.of("text/plain", to -> to.write(large))),
            Route.get("/number", Access.OPEN, request -> Answer.text(200, "" + request.number("n", 7, 1, 9))),
            Route.get("/defect", Access.OPEN, request -> {
                throw new IllegalStateException("a defect");
            }),
            Route.get("/slow", Access.OPEN, request -> {
                awaitRelease();
                return Answer.text(200, "done\n");
            }),
            Route.post("/do", request -> Answer.text(200, "did " + new String(request.body(),
                StandardCharsets.UTF_8)))));
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open(String token) throws HttpException {
        open(token, 1024, Duration.ofSeconds(20));
    }

    private Socket send(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** All that comes until the server closes. */
    private String ask(String request) throws IOException {
        try (Socket socket = send(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private String get(String path, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return ask("GET " + path + " HTTP/1.1\r\n" + (more.contains("Host:") ? "" : "Host: localhost\r\n") + more
            + "Connection: close\r\n\r\n");
    }

    @Test
    void aRouteAnswersWithItsParametersAndOthersAreNotFoundInGoflow2sWords() throws Exception {
        open("");

        assertThat(get("/open?name=w%C3%A9ir")).startsWith("HTTP/1.1 200 OK\r\n")
            .contains("content-type: text/plain; charset=utf-8", "x-content-type-options: nosniff");
        assertThat(get("/open?name=a&name=b")).endsWith("\r\n\r\nhello a");
        assertThat(get("/nowhere")).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n404 page not found\n");
        assertThat(get("/number?n=4")).endsWith("4");
        assertThat(get("/number?n=10")).startsWith("HTTP/1.1 400 ").contains("allowed: 1 to 9");
        assertThat(get("/defect")).startsWith("HTTP/1.1 500 ").doesNotContain("a defect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "same-origin, cross-site", "Cross-Site"})
    void aPageOfAnotherOriginGetsNothing(String site) throws Exception {
        open("");
        assertThat(get("/local", "Sec-Fetch-Site: " + site)).startsWith("HTTP/1.1 403 ").contains("another origin");
        assertThat(get("/local", "Sec-Fetch-Site: " + site, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"))
            .as("a link to data").startsWith("HTTP/1.1 403 ");
        assertThat(get("/open", "Sec-Fetch-Site: " + site)).startsWith("HTTP/1.1 200 ");
        server.close();

        open(TOKEN);
        assertThat(get("/local", "Sec-Fetch-Site: " + site, "Authorization: Bearer " + TOKEN))
            .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void weirsOwnPageAndALinkToItAreAnswered() throws Exception {
        open("");

        assertThat(get("/local", "Sec-Fetch-Site: same-origin")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/local", "Sec-Fetch-Site: none")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"))
            .startsWith("HTTP/1.1 200 ");
        assertThat(get("/", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"))
            .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void ofTwoHeadersNeitherCountsAlone() throws Exception {
        open("");

        assertThat(get("/open", "Host: localhost", "Host: localhost")).startsWith("HTTP/1.1 400 ");
        assertThat(get("/local", "Host: localhost", "host: evil.example")).startsWith("HTTP/1.1 400 ");
        assertThat(get("/local", "Origin: http://localhost", "Origin: http://evil.example"))
            .startsWith("HTTP/1.1 403 ");
        server.close();

        open(TOKEN);
        assertThat(get("/local", "Authorization: Bearer " + TOKEN, "Authorization: Bearer x"))
            .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void headGetsTheLengthAloneAndOtherMethodsAreNotAllowed() throws Exception {
        open("");

        assertThat(ask("HEAD /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
            .startsWith("HTTP/1.1 200 OK\r\n").contains("content-length: 3").endsWith("\r\n\r\n");
        assertThat(ask("PUT /health HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
            .startsWith("HTTP/1.1 405 ").contains("allow: GET, HEAD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "garbage",
        "GET / HTTP/9.9",
        "GET  /open%zz HTTP/1.1",
        "GET /open%zz HTTP/1.1",
        "\u0000\u0001\u0002\u00ff",
    })
    void garbageIsAnsweredBadRequestAndTheConnectionEnds(String line) throws Exception {
        open("");

        assertThat(ask(line + "\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(get("/health")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void linesHeadersAndBodiesThatAreTooLongEndTheConnection() throws Exception {
        open(TOKEN);

        assertThat(ask("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 4");
        assertThat(ask("GET / HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n")).startsWith("HTTP/1.1 4");
        assertThat(ask("POST /do HTTP/1.1\r\nContent-Length: 100000\r\nConnection: close\r\n\r\n"))
            .startsWith("HTTP/1.1 413 ");
        assertThat(get("/health")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void thousandsOfTinyHeadersAreRefused() throws Exception {
        open("");

        assertThat(ask("GET /open HTTP/1.1\r\n" + "a:\r\n".repeat(1_500) + "\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(ask("GET /open HTTP/1.1\r\n" + "a:\r\n".repeat(50) + "Connection: close\r\n\r\n"))
            .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aFewRequestsMayBeSentAheadAndManyEndTheConnection() throws Exception {
        open("");
        String slow = "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n";
        String last = "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        assertThat(ask(slow + "GET /health HTTP/1.1\r\nHost: x\r\n\r\n".repeat(200))).doesNotContain("OK");
        release.countDown();
        assertThat(ask("GET /health HTTP/1.1\r\nHost: x\r\n\r\n".repeat(10) + last).split("OK\n", -1)).hasSize(12);
    }

    @Test
    void withoutATokenThisHostAloneIsAnsweredAndOnlyByItsOwnName() throws Exception {
        open("");

        assertThat(get("/local")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/local", "Host: 127.0.0.1:8080")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/local", "Host: [::1]:8080")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/local", "Host: evil.example")).startsWith("HTTP/1.1 403 ");
        assertThat(get("/local", "Host: 127.0.0.1.evil.example")).startsWith("HTTP/1.1 403 ");
        assertThat(get("/local", "Origin: http://evil.example")).startsWith("HTTP/1.1 403 ");
        assertThat(get("/local", "Origin: http://localhost:8080")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/open", "Host: evil.example")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 203.0.113.9", "X-FORWARDED-HOST: weir.example", "X-Forwarded-Proto: http",
        "Forwarded: for=203.0.113.9", "X-Real-IP: 203.0.113.9", "Via: 1.1 proxy.example", "Via:"})
    void whatCameByAProxyIsNotFromHere(String header) throws Exception {
        open("");

        assertThat(get("/local", "Host: 127.0.0.1:8080", header)).startsWith("HTTP/1.1 403 ")
            .contains("start Weir with -http.token");
        assertThat(get("/open", header)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void oldHttpAsNginxSpeaksItToWhatIsBehindItIsNotFromHere() throws Exception {
        open("");

        assertThat(ask("GET /local HTTP/1.0\r\nHost: 127.0.0.1:8080\r\n\r\n")).startsWith("HTTP/1.1 403 ")
            .contains("start Weir with -http.token");
        assertThat(ask("GET /open HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void withATokenAProxyMayAskForWhoeverShowsIt() throws Exception {
        open(TOKEN);

        assertThat(get("/local", "Via: 1.1 proxy.example")).startsWith("HTTP/1.1 401 ");
        assertThat(get("/local", "Via: 1.1 proxy.example", "Authorization: Bearer " + TOKEN))
            .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void withATokenItIsWantedFromThisHostToo() throws Exception {
        open(TOKEN);

        assertThat(get("/local")).startsWith("HTTP/1.1 401 ").contains("www-authenticate: Bearer");
        assertThat(get("/local", "Authorization: Bearer wrong")).startsWith("HTTP/1.1 401 ");
        assertThat(get("/local", "Authorization: Bearer " + TOKEN)).startsWith("HTTP/1.1 200 ");
        assertThat(get("/local", "Host: weir.example", "Authorization: bearer " + TOKEN)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void whatChangesSomethingWantsTheTokenAlways() throws Exception {
        String request = "POST /do HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n";
        open("");
        assertThat(ask(request + "\r\nit")).startsWith("HTTP/1.1 403 ");
        server.close();
        open(TOKEN);

        assertThat(ask(request + "\r\nit")).startsWith("HTTP/1.1 401 ");
        assertThat(ask(request + "Authorization: Bearer " + TOKEN + "\r\n\r\nit")).endsWith("did it");
    }

    @Test
    void severalRequestsOnOneConnectionAreAnsweredInOrderAlsoIfSentAtOnce() throws Exception {
        open("");
        String one = "GET /open?name=1 HTTP/1.1\r\nHost: x\r\n\r\n";
        String two = "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        String answers = ask(one + one + two);

        assertThat(answers.indexOf("hello 1")).isPositive().isLessThan(answers.lastIndexOf("hello 1"));
        assertThat(answers).endsWith("OK\n");
    }

    @Test
    void answersAreCompressedForThoseWhoTakeThem() throws Exception {
        open("");

        String answer = get("/large", "Accept-Encoding: gzip");

        assertThat(answer).contains("content-encoding: gzip");
        byte[] body = answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()).hasSize(1 << 20);
    }

    @Test
    void aHandlerThatHangsDoesNotHoldUpHealth() throws Exception {
        open("");
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            slow.add(send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"));
        }

        assertThat(get("/health")).endsWith("OK\n");

        for (Socket socket : slow) {
            socket.close();
        }
    }

    @Test
    void clientsThatDoNotReadTakeNoMoreMemoryThanThereIs() throws Exception {
        open("");
        List<Socket> lazy = new ArrayList<>();
        String refused = "";
        for (int i = 0; i < 40 && refused.isEmpty(); i++) {
            lazy.add(send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n".repeat(8)));
            String answer = ask("GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            refused = answer.startsWith("HTTP/1.1 503") ? answer : "";
        }

        assertThat(refused).contains("too many answers on their way");
        assertThat(get("/health")).endsWith("OK\n");
        for (Socket socket : lazy) {
            socket.close();
        }
    }

    @Test
    void aNewConnectionTakesThePlaceOfTheOneThatIsIdleForLongest() throws Exception {
        open("", 4, Duration.ofSeconds(20));
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            idle.add(send("GET /slowly"));
        }

        assertThat(get("/health")).endsWith("OK\n");
        assertThat(idle.get(0).getInputStream().read()).isEqualTo(-1);

        for (Socket socket : idle) {
            socket.close();
        }
    }

    @Test
    void aConnectionWithoutTrafficIsClosed() throws Exception {
        open("", 4, Duration.ofMillis(100));

        try (Socket socket = send("GET /")) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aThousandIdleConnectionsAndGarbageKeepNobodyFromAnAnswer() throws Exception {
        open("", 1024, Duration.ofSeconds(60));
        List<Socket> idle = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            idle.add(send(i % 2 == 0 ? "" : "GET /open HT"));
        }
        byte[] garbage = new byte[2_000];
        for (int i = 0; i < 100; i++) {
            random.nextBytes(garbage);
            ask(new String(garbage, StandardCharsets.ISO_8859_1) + "\r\n\r\n");
        }

        String answer = get("/open");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        for (Socket socket : idle) {
            socket.close();
        }
    }

    @Test
    void aPortThatIsTakenIsToldWithItsHolderAndTheFlag() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpSettings settings = HttpSettings.of("127.0.0.1", holder.getLocalPort(), "");
            assertThatThrownBy(() -> HttpServer.open(settings, List.of()))
                .isInstanceOf(HttpException.class).hasMessageContaining("127.0.0.1:" + holder.getLocalPort())
                .hasMessageContaining("in use").hasMessageContaining("-addr=");
        }
    }
}
