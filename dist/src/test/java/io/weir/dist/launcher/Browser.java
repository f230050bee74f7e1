// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with one page, asked through its DevTools port; the test's thread. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final long DEADLINE_MS = 60_000;

    private final Process process;
    private final Path log;
    private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private WebSocket socket;
    private int asked;

    private Browser(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** The browser's program; null if there is none. */
    static Path program() {
        return Stream.of("chromium", "chromium-browser", "google-chrome").flatMap(name ->
            Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable).findFirst().orElse(null);
    }

    /** Opens {@code url}; the profile goes into {@code folder}. */
    static Browser open(Path folder, String url) throws Exception {
        Path log = folder.resolve("browser.log");
        // No sandbox: containers and root have none; the page is our own.
        ProcessBuilder builder = new ProcessBuilder(List.of(program().toString(), "--headless", "--no-sandbox",
            "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", "--enable-logging=stderr",
            "--user-data-dir=" + folder.resolve("profile"), url));
        Browser browser = new Browser(builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
        browser.connect();
        return browser;
    }

    private void connect() throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DEADLINE_MS);
        String page = "";
        while (page.isEmpty()) {
            assertThat(System.nanoTime()).as("the browser starts\n" + log()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
            Matcher port = LISTENING.matcher(log());
            page = port.find() ? page(port.group(1)) : "";
        }
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(page), new Listener())
            .get(DEADLINE_MS, TimeUnit.MILLISECONDS);
    }

    private static String page(String address) throws Exception {
        String targets = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
            URI.create("http://" + address + "/json/list")).build(), HttpResponse.BodyHandlers.ofString()).body();
        for (JsonNode each : JSON.readTree(targets)) {
            if (each.path("type").asString().equals("page")) {
                return each.path("webSocketDebuggerUrl").asString();
            }
        }
        return "";
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                answers.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /** What an expression of JavaScript is in the page, as a text. */
    String value(String expression) throws Exception {
        return ask("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"))
            .path("result").path("value").asString();
    }

    /** A picture of the whole page, in a window of that width, as PNG. */
    byte[] picture(int width) throws Exception {
        Map<String, Object> window = Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false);
        // A picture beyond the window has no scroll bar, but would be cut by its width.
        ask("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        ask("Emulation.setDeviceMetricsOverride", window);
        return Base64.getDecoder().decode(ask("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
            .path("data").asString());
    }

    private JsonNode ask(String method, Map<String, Object> parameters) throws Exception {
        socket.sendText(JSON.writeValueAsString(Map.of("id", ++asked, "method", method, "params", parameters)), true)
            .get();
        while (true) {
            String answer = answers.poll(DEADLINE_MS, TimeUnit.MILLISECONDS);
            assertThat(answer).as("an answer to " + method + " " + parameters).isNotNull();
            JsonNode node = JSON.readTree(answer);
            if (node.path("id").asInt() == asked) {
                return node.path("result");
            }
        }
    }

    /** The text that a reader sees in the element of that id. */
    String text(String id) throws Exception {
        return value("document.getElementById('" + id + "')?.innerText");
    }

    /** Waits until an expression is true. */
    void await(String condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DEADLINE_MS);
        while (!value(condition).equals("true")) {
            assertThat(System.nanoTime()).as(condition + "\n" + value("document.body.innerText") + log())
                .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** What it logged, the page's console and refusals by the page's policy included. */
    String log() throws Exception {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
