// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The status page of the built distribution, in a real browser. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bound sockets are looked up in /proc")
class StatusPageIT {
    private static final Pattern PORT = Pattern.compile("msg=\"starting HTTP server\" http=:(\\d+)");

    @TempDir
    private Path folder;

    private static String url(RunningWeir weir) throws InterruptedException {
        weir.await("the HTTP port", () -> PORT.matcher(weir.log()).find());
        Matcher found = PORT.matcher(weir.log());
        assertThat(found.find()).isTrue();
        return "http://127.0.0.1:" + found.group(1) + "/";
    }

    private RunningWeir weir(String... flags) throws Exception {
        assumeTrue(Browser.program() != null, "no chromium or google-chrome in PATH: the page is not tested");
        return RunningWeir.start(folder, flags);
    }

    private static void nothingWasRefusedByThePolicy(Browser browser) throws Exception {
        assertThat(browser.log()).doesNotContain("Content Security Policy", "Uncaught", "TrustedHTML");
    }

    @Test
    void thePageShowsWhatCameAndSaysWhenWeirIsGone() throws Exception {
        try (RunningWeir weir = weir("-alarm.skew=1m"); Browser browser = Browser.open(folder, url(weir))) {
            browser.await("document.getElementById('state').textContent === 'running'");
            assertThat(browser.text("exporters")).startsWith("no exporter yet");

            weir.send(1);
            browser.await("document.getElementById('exporters').innerText.includes('127.0.0.1')");
            assertThat(browser.text("exporters")).contains("v5");
            assertThat(browser.text("sinks")).contains("file", "ok");
            assertThat(browser.text("listeners")).contains("netflow://:" + weir.port(), "open");

            // The datagrams' clock is years off; an alarm wants to see that twice.
            sendUntilThereIsAnAlarm(weir);
            browser.await("document.querySelector('#alarms b') !== null");
            assertThat(browser.text("alarms")).contains("skew", "127.0.0.1", "behind this host's", "NTP");
            sendATemplate(weir);
            browser.value("document.getElementById('templates-part').open = true");
            browser.await("document.getElementById('templates').innerText.includes('template 256')");
            pictures(browser);
            nothingWasRefusedByThePolicy(browser);

            weir.signal("KILL");
            browser.await("/Weir does not answer, last seen .* ago/.test(document.getElementById('seen').innerText)");
        }
    }

    private static void sendATemplate(RunningWeir weir) throws Exception {
        Launch sent = Launch.run(Path.of("."), Map.of("JAVA_HOME", Distribution.JAVA.toString()),
            List.of(Distribution.WEIR, "generate", "--target", "127.0.0.1:" + weir.port(), "--version", "ipfix",
                "--count", "3"));
        assertThat(sent.exit()).as(String.join("\n", sent.err())).isZero();
    }

    /** For people to look at: {@code dist/target/status-page-1400.png} and {@code …-420.png}, of each build. */
    private static void pictures(Browser browser) throws Exception {
        for (int width : new int[] {1400, 420}) {
            byte[] picture = browser.picture(width);
            assertThat(picture).startsWith(0x89, 'P', 'N', 'G');
            Files.write(Path.of(System.getProperty("weir.root"), "dist/target/status-page-" + width + ".png"), picture);
            assertThat(browser.value("document.documentElement.scrollWidth <= " + width))
                .as("nothing sticks out at " + width + " pixels").isEqualTo("true");
        }
    }

    private static void sendUntilThereIsAnAlarm(RunningWeir weir) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        for (int i = 2; !weir.log().contains("event=alarm-raised"); i++) {
            assertThat(System.nanoTime()).as("an alarm is raised\n" + weir.log()).isLessThan(end);
            weir.send(i);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(weir.log()).contains("alarm=skew exporter=127.0.0.1");
    }

    @Test
    void templatesAndConfigurationOpenOnDemandAndSecretsStayHidden() throws Exception {
        try (RunningWeir weir = weir("-http.token=s3cret-t0ken"); Browser browser = Browser.open(folder, url(weir))) {
            browser.await("document.getElementById('login').hidden === false");
            assertThat(browser.value("document.getElementById('data').hidden")).isEqualTo("true");

            enter(browser, "wrong");
            browser.await("document.getElementById('refused').innerText === 'That is not the token.'");
            enter(browser, "s3cret-t0ken");
            browser.await("document.getElementById('data').hidden === false");
            assertThat(browser.value("sessionStorage.getItem('weir-token')")).isEqualTo("s3cret-t0ken");

            browser.value("document.getElementById('config-part').open = true");
            browser.await("document.getElementById('config').innerText.includes('http.token')");
            assertThat(browser.text("config")).contains("(hidden)").doesNotContain("s3cret-t0ken");
            nothingWasRefusedByThePolicy(browser);

            browser.value("(sessionStorage.clear(), location.hash = '#token=s3cret-t0ken')");
            browser.await("sessionStorage.getItem('weir-token') === 's3cret-t0ken' && location.hash === ''");
        }
    }

    private static void enter(Browser browser, String token) throws Exception {
        browser.value("(document.getElementById('token').value = '" + token + "', "
            + "document.getElementById('login').requestSubmit())");
    }

    /** Texts of exporters and sinks come from the network. */
    @Test
    void markupInDataIsTextAndScriptsThatAreNotThePagesDoNotRun() throws Exception {
        try (RunningWeir weir = weir(); Browser browser = Browser.open(folder, url(weir))) {
            browser.await("document.getElementById('state').textContent === 'running'");

            String shown = browser.value("(showErrors({errors: [{event: '<b>e</b>', subject: "
                + "'<img src=x onerror=\"window.broken=1\">', text: '<script>window.broken=1</script>', count: 1, "
                + "last: '2026-01-01T00:00:00Z'}]}, '2026-01-01T00:00:01Z'), "
                + "document.getElementById('errors').querySelectorAll('img, b, script').length)");
            assertThat(shown).isEqualTo("0");
            assertThat(browser.value("(() => { try { document.body.innerHTML = '<p>x'; return 'set'; } "
                + "catch (e) { return e.name; } })()")).as("the policy allows no markup from texts")
                .isEqualTo("TypeError");
            browser.value("(() => { const s = document.createElement('a'); s.setAttribute('onclick', "
                + "'window.broken=1'); document.body.append(s); s.click(); })()");
            assertThat(browser.value("window.broken")).isEqualTo("undefined");
        }
    }

    @Test
    void thePageComesWithAStrictPolicyAndNothingFromElsewhere() throws Exception {
        try (RunningWeir weir = RunningWeir.start(folder)) {
            HttpResponse<String> page = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(url(weir))).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'sha256-").doesNotContain("unsafe", "*");
            assertThat(page.body()).doesNotContain("@SCRIPT@", "@STYLE@", "http://", "https://",
                "innerHTML", " style=");
        }
    }
}
