// SPDX-License-Identifier: Apache-2.0
package io.weir.sdk;

import static io.weir.sdk.RunningDelivery.sink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.weir.engine.config.StageConfig;
import io.weir.engine.plugin.FoundModule;
import io.weir.engine.plugin.Modules;
import io.weir.sink.contract.SampleTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example as its reader meets it: copied out of the SDK, built against the SDK, dropped in, run. */
@Timeout(300)
class PluginOutsideTheTreeIT {
    private static final Path SDK = Path.of(System.getProperty("weir.sdk"));

    @TempDir
    private Path folder;

    @Test
    void exampleBuiltAgainstTheSdkAloneIsLoadedAndItsOutputSeen() throws Exception {
        assumeThat(isMavenThere()).as("mvn is on the PATH").isTrue();
        Path jar = build(copy(SDK.resolve("example"), folder.resolve("example")));
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(jar, plugins.resolve("example.jar"));

        Modules modules = Modules.load(plugins);
        Path csv = folder.resolve("flows.csv");
        Path counts = folder.resolve("counts");
        RunningDelivery running = new RunningDelivery(modules,
            List.of(sink("csv", Map.of("", csv.toString())), sink("protocol-count", Map.of("", counts.toString()))),
            List.of(new StageConfig("only-protocol", Map.of("", "17"))));
        running.send(20);

        assertThat(running.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(modules.refused()).isEmpty();
        assertThat(modules.found()).extracting(FoundModule::name).contains("csv", "protocol-count", "only-protocol");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSizeBetween(1, 20 * SampleTraffic.FLOWS - 1).allMatch(line -> line.startsWith("17,"));
        assertThat(counts).hasContent("UDP " + lines.size() + "\n");
    }

    private static boolean isMavenThere() throws InterruptedException {
        try {
            return new ProcessBuilder("mvn", "--version").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        }
        return to;
    }

    /**
     * Builds with a local repository of its own, so that nothing of Weir's can come from elsewhere than the SDK and
     * none of it stays behind. What the build of Weir itself downloaded stands in for Maven Central.
     */
    private Path build(Path project) throws Exception {
        Path settings = Files.writeString(folder.resolve("settings.xml"), """
            <settings><mirrors><mirror><id>downloaded</id><mirrorOf>central</mirrorOf><url>%s</url></mirror></mirrors>
            </settings>
            """.formatted(Path.of(System.getProperty("weir.local.repository")).toUri()));
        Path log = folder.resolve("build.log");
        ProcessBuilder maven = new ProcessBuilder("mvn", "-q", "-B", "-s", settings.toString(),
            "-Dmaven.repo.local=" + folder.resolve("repository"), "-Dweir.sdk=" + SDK, "package")
            .directory(project.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        // A Maven that lives for seconds needs no second compiler.
        maven.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process build = maven.start();
        boolean ended = build.waitFor(240, TimeUnit.SECONDS);
        if (!ended) {
            build.destroyForcibly();
        }
        assertThat(ended && build.exitValue() == 0).as(Files.readString(log)).isTrue();
        return project.resolve("target/weir-plugin-example-0.1.0.jar");
    }
}
