// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built distribution as its user meets it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/weir is a shell script")
class DistributionIT {
    @TempDir
    private Path temp;


    private static Launch weir(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(Distribution.WEIR));
        command.addAll(List.of(args));
        return Launch.run(Path.of("."),
            Map.of("JAVA_HOME", Distribution.JAVA.toString(), "WEIR_JAVA_OPTS", ""), command);
    }

    @Test
    void versionIsAllThatIsPrinted() throws Exception {
        Launch launch = weir("-v");

        assertThat(launch.exit()).isZero();
        assertThat(launch.out()).singleElement().asString().matches("Weir \\d+\\.\\d+\\.\\d+\\S*");
        assertThat(launch.err()).as("neither the JVM nor Weir complains").isEmpty();
    }

    /** Made by {@link Distribution}, as a user would. */
    @Test
    void classesComeFromTheArchiveAndAnotherOneIsOnlySlower() throws Exception {
        Path archive;
        try (Stream<Path> lib = Files.list(Distribution.HOME.resolve("lib"))) {
            archive = lib.filter(each -> each.toString().endsWith("classes-" + System.getProperty("java.version")
                + ".jsa")).findFirst().orElseThrow();
        }

        assertThat(loaded()).anyMatch(line -> line.contains(" io.weir.dist.Main ")
            && line.contains("shared objects file"));
        Launch voided = launch("-XX:SharedArchiveFile=" + Files.writeString(temp.resolve("void.jsa"), "no archive"));
        assertThat(voided.exit()).as(voided.err()).isZero();
        assertThat(voided.err()).isEmpty();
        assertThat(archive).isNotEmptyFile();
    }

    private List<String> loaded() throws Exception {
        Path log = temp.resolve("loaded");
        launch("-Xlog:class+load:file=" + log);
        return Files.readAllLines(log);
    }

    private static Launch launch(String javaOptions) throws Exception {
        return Launch.run(Path.of("."), Map.of("JAVA_HOME", Distribution.JAVA.toString(), "WEIR_JAVA_OPTS",
            javaOptions), List.of(Distribution.WEIR, "-v"));
    }

    @Test
    void helpGoesToStdout() throws Exception {
        for (String flag : List.of("-h", "--help")) {
            Launch launch = weir(flag);

            assertThat(launch.exit()).isZero();
            assertThat(launch.out()).anyMatch(line -> line.startsWith("  -listen="))
                .anyMatch(line -> line.startsWith("weir plugins "));
            assertThat(launch.err()).isEmpty();
        }
        assertThat(weir("help").out()).anyMatch(line -> line.startsWith("weir plugins "));
        assertThat(weir("help", "plugins").out()).anyMatch(line -> line.contains("--plugins-dir"));
        assertThat(weir("plugins", "-h").exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-listne=x            | error: unknown flag -listne; did you mean -listen?",
        "plugins --plugin-dir | error: Unknown option: '--plugin-dir'",
    })
    void badCommandLineIsOneLineAndExitCode2(String line, String error) throws Exception {
        Launch launch = weir(line.split(" "));

        assertThat(launch.exit()).isEqualTo(2);
        assertThat(launch.out()).isEmpty();
        assertThat(launch.err()).startsWith(error);
        assertThat(launch.err().lines()).hasSize(1);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have other lower bounds")
    void moreExportersThanThereAreDescriptorsForIsOneLine() throws Exception {
        Launch launch = Launch.run(Path.of("."), Map.of("JAVA_HOME", Distribution.JAVA.toString()), List.of("sh", "-c",
            "ulimit -n 300; exec \"$@\"", "sh", Distribution.WEIR, "generate", "--exporters", "1000"));

        assertThat(launch.exit()).isEqualTo(1);
        assertThat(launch.err()).hasLineCount(1).startsWith("error: cannot open a socket for exporter ")
            .contains("fewer --exporters, or ulimit -n");
    }

    @Test
    void aStartThatFailsIsJsonToo() throws Exception {
        Launch launch = weir("-logfmt=json", "-addr=", "-listen=netflow://127.0.0.1:0", "-transport.file=/nowhere/x");

        assertThat(launch.exit()).isEqualTo(1);
        assertThat(launch.err().lines()).allMatch(line -> line.matches("\\{.*\"event\":\"[a-z0-9-]+\"\\}"))
            .anyMatch(line -> line.contains("\"event\":\"start-failed\""));
    }

    @Test
    void pluginsAreListedWithTheBuiltInOnesAndRefusedOnesWithTheirCause(@TempDir Path plugins) throws Exception {
        Files.writeString(plugins.resolve("garbage.jar"), "this is no jar");

        Launch launch = weir("plugins", "--plugins-dir", plugins.toString());

        assertThat(launch.exit()).isZero();
        assertThat(launch.out()).anyMatch(line -> line.matches("sink +file +built.in .*"))
            .anyMatch(line -> line.startsWith("refused  ") && line.contains("garbage.jar"));
    }

    @Test
    void librariesForBothProcessorsAndTheFoldersAreThere() throws Exception {
        try (Stream<Path> lib = Files.list(Distribution.HOME.resolve("lib"))) {
            List<String> jars = lib.map(each -> each.getFileName().toString()).toList();

            assertThat(jars).anyMatch(name -> name.endsWith("linux-x86_64.jar"))
                .anyMatch(name -> name.endsWith("linux-aarch_64.jar")).anyMatch(name -> name.startsWith("weir-dist-"))
                .noneMatch(name -> name.startsWith("junit"));
        }
        assertThat(Distribution.HOME.resolve("conf/jvm.options")).exists();
        assertThat(Distribution.HOME.resolve("plugins/README.txt")).exists();
    }

    @Test
    void whatHostsAndContainersNeedIsThere() {
        assertThat(Distribution.HOME.resolve("deploy")).isDirectoryRecursivelyContaining("glob:**/docker/Dockerfile")
            .isDirectoryRecursivelyContaining("glob:**/systemd/weir.service");
        assertThat(Distribution.HOME.resolve("docs/install.md")).exists();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "epoll is Linux's")
    void nativeCodeNeedsNoTemporaryFolder() throws Exception {
        // Where nothing can be written. Without its own folder Netty would try Java's, then /tmp.
        String noFolder = "-Dio.netty.native.workdir=/proc";

        assertThat(logOfAListener(noFolder)).contains("error starting").doesNotContain("no epoll");
        assertThat(logOfAListener(noFolder + " -Djava.library.path=/dev/null/none")).as("what it guards against")
            .contains("no epoll");
    }

    /** Of one that ends at once, because its address is none of this host's. */
    private static String logOfAListener(String javaOptions) throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", Distribution.JAVA.toString(),
            "WEIR_JAVA_OPTS", javaOptions);
        return Launch.run(Distribution.HOME, environment, List.of(Distribution.WEIR, "-addr=",
            "-listen=netflow://192.0.2.1:2055")).err();
    }

    @Test
    void archiveUnpacksToTheSame() throws Exception {
        Path target = Distribution.HOME.getParent();
        Path archive;
        try (Stream<Path> files = Files.list(target)) {
            archive = files.filter(each -> each.getFileName().toString().matches("weir-\\d.*\\.tar\\.gz")).findFirst()
                .orElseThrow();
        }

        List<String> entries = Launch.run(target, Map.of(), List.of("tar", "tvzf", archive.toString())).out();

        assertThat(entries).anyMatch(each -> each.startsWith("-rwxr-xr-x") && each.endsWith("/bin/weir"))
            .anyMatch(each -> each.startsWith("-rw-r--r--") && each.endsWith("/conf/jvm.options"));
        assertThat(entries).allMatch(each -> each.matches(".* weir-\\d[^/]*/.*"));
    }
}
