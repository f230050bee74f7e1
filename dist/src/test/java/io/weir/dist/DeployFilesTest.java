// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.dist.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped in {@code deploy/} agrees with the pages and with Weir's own flags and metrics. */
final class DeployFilesTest {
    private static final Path DEPLOY = Pages.root().resolve("dist/src/main/dist/deploy");
    private static final Pattern FLAG = Pattern.compile("(?<=[\"\\s=])-([a-z][a-z.-]*)(?==)");
    private static final Pattern METRIC = Pattern.compile("\\b(?:weir|goflow2)_[a-z0-9_]+");
    private static final Pattern IMAGE = Pattern.compile("weir:(\\d+\\.\\d+\\.\\d+)");
    private static final Pattern PAGE = Pattern.compile("docs/[a-z-]+\\.md");
    private static final Pattern ANALYZE = Pattern.compile("ExecStart=\\S+");

    private static String text(String name) {
        return Pages.text(DEPLOY.resolve(name));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(DEPLOY)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void thePageShowsTheComposeFile() {
        String page = Pages.text(Pages.root().resolve("docs/docker.md"));
        String services = text("docker/docker-compose.yml").replaceFirst("(?s)^.*?(?=services:)", "");

        assertThat(page).contains("```yaml\n" + services + "```");
    }

    @Test
    void flagsInDeployFilesExist() {
        String known = Pages.text(Pages.root().resolve("docs/flags.md"));
        String used = text("docker/docker-compose.yml") + text("docker/docker-compose.full.yml")
            + text("docker/Dockerfile").replaceFirst("(?s)^.*ENTRYPOINT", "") + text("systemd/weir.env");

        List<String> flags = FLAG.matcher(used).results().map(flag -> flag.group(1)).distinct().toList();

        assertThat(flags).contains("listen", "transport.file", "transport.journal.keep-age")
            .allMatch(flag -> known.contains("`-" + flag + "`"));
    }

    @Test
    void anyUserOfGroup0MayWriteToTheImagesData() {
        assertThat(text("docker/Dockerfile")).contains("install -d -o weir -g root -m 0770 /opt/weir/data");
    }

    @Test
    void theStatusPageOfTheComposeFileIsReachedByAToken() {
        assertThat(text("docker/docker-compose.full.yml")).containsPattern(
            "WEIR_HTTP_TOKEN: \"\\$\\{WEIR_HTTP_TOKEN:\\?[^}]+}\"");
        assertThat(Pages.text(Pages.root().resolve("docs/docker.md"))).contains("/#token=$WEIR_HTTP_TOKEN");
    }

    @Test
    void imagesHaveTheVersionOfTheBuild() throws IOException {
        String page = Pages.text(Pages.root().resolve("docs/docker.md"));
        String files = String.join("\n", files().stream().map(Pages::text).toList());

        assertThat(IMAGE.matcher(page + files).results().map(image -> image.group(1)).distinct())
            .containsExactly(Version.text());
        assertThat(text("docker/Dockerfile")).contains("image.version=\"" + Version.text() + "\"");
    }

    @Test
    void theDashboardAndAlertsAskForMetricsThatExist() {
        Path metrics = Pages.root().resolve("docs/metrics.md");
        assumeTrue(Files.exists(metrics), "there is no docs/metrics.md yet");
        String known = Pages.text(metrics);

        List<String> asked = METRIC.matcher(text("grafana/dashboards/weir.json") + text("prometheus/weir.rules.yml"))
            .results().map(name -> name.group()).distinct().toList();
        assertThat(asked).hasSizeGreaterThan(30).allMatch(name -> known.contains("| `" + name + "` |"));
    }

    @Test
    void promtoolAcceptsTheConfigurationAndItsAlerts() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/promtool")), "there is no promtool");

        Process check = new ProcessBuilder("promtool", "check", "config",
            DEPLOY.resolve("prometheus/prometheus.yml").toString()).redirectErrorStream(true).start();
        String said = new String(check.getInputStream().readAllBytes());

        assertThat(check.waitFor()).as(said).isZero();
        assertThat(said).contains("1 rule files found", "15 rules found");
    }

    @Test
    void alertsNamePagesThatExist() {
        Path root = Pages.root();
        List<String> pages = PAGE.matcher(text("prometheus/weir.rules.yml") + text("grafana/dashboards/weir.json"))
            .results().map(page -> page.group()).distinct().toList();

        assertThat(pages).hasSizeGreaterThan(4).allMatch(page -> Files.exists(root.resolve(page)));
    }

    @Test
    void systemdAcceptsTheUnits(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "there is no systemd-analyze");
        Path unit = folder.resolve("weir.service");
        Files.writeString(unit, ANALYZE.matcher(text("systemd/weir.service")).replaceFirst("ExecStart=/bin/true"));
        Path socket = folder.resolve("weir.socket");
        Files.writeString(socket, text("systemd/weir.socket"));

        Process verify = new ProcessBuilder("systemd-analyze", "verify", unit.toString(), socket.toString())
            .redirectErrorStream(true).start();
        String said = new String(verify.getInputStream().readAllBytes());

        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("weir.service").doesNotContain("weir.socket");
    }
}
