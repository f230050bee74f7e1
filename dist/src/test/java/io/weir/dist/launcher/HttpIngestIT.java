// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built distribution posts to the server that is part of it, which comes, is killed and comes again. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bound sockets are looked up in /proc")
class HttpIngestIT {
    @TempDir
    private Path folder;

    private Process server(int port) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Distribution.WEIR, "ingest-server", "--listen",
            "127.0.0.1:" + port, "--output", folder.resolve("taken").toString())
            .redirectError(folder.resolve("server").toFile());
        builder.environment().put("JAVA_HOME", Distribution.JAVA.toString());
        return builder.start();
    }

    private long taken() {
        return RunningWeir.text(folder.resolve("taken")).lines().count();
    }

    @Test
    void flowsOfATimeWithoutAServerArriveWhenItIsThereAndLogsAreClean() throws Exception {
        int port = FreePorts.next();
        Process server = null;
        try (RunningWeir weir = RunningWeir.start(folder, "-transport=http", "-transport.http.compression=zstd",
                "-transport.http.spool.dir=" + folder.resolve("spool"),
                "-transport.http.retry-max=300ms", "-transport.http.url=http://127.0.0.1:" + port + "/v1/ingest")) {
            weir.send(1);
            weir.await("trouble is told", () -> weir.log().lines()
                .anyMatch(line -> line.contains("refuses connections") && line.contains(" sink=http ")));
            server = server(port);
            weir.await("a line, and that it was answered for", () ->
                taken() == 1 && weir.log().contains("takes batches again"));
            server.destroyForcibly().waitFor();
            Files.writeString(folder.resolve("taken"), Files.readString(folder.resolve("taken")) + "{\"torn");
            weir.send(2);
            server = server(port);
            weir.await("a second line behind the first, without the torn one", () -> taken() == 2);
            weir.signal("TERM");

            assertThat(weir.exit()).as(weir.log()).isZero();
            assertThat(RunningWeir.text(folder.resolve("taken")).lines()).hasSize(2)
                .allMatch(line -> line.startsWith("{\"type\":\"NETFLOW_V5\",") && line.endsWith("}"));
            assertThat(weir.log()).contains("delivered=2 dropped=0 failed=0 waiting=0")
                .doesNotContain("WARNING:");
            assertThat(RunningWeir.text(folder.resolve("server"))).doesNotContain("WARNING:");
        } finally {
            if (server != null) {
                server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-transport=http -transport.http.url=https://localhost:1/ -transport.http.ca=/nope -addr= "
            + "-listen=netflow://127.0.0.1:0 | -transport.http.ca: /nope cannot be read: no such file or directory",
        "-transport=x=http -transport.x.url=https://localhost:1/ -transport.x.dead-letter=/nope/x -addr= "
            + "-listen=netflow://127.0.0.1:0 | -transport.x.dead-letter: /nope/x cannot be written: no such file",
        "-transport=x=http -transport.x.url=https://localhost:1/ -transport.x.token-file=/nope -addr= "
            + "-listen=netflow://127.0.0.1:0 | -transport.x.token-file: the file /nope has no usable secret: no such",
        "-transport=x=journal -transport.x.dir=/dev/null -addr= -listen=netflow://127.0.0.1:0 | open journal /dev/null:"
            + " there is a file of that name; choose another folder with -transport.x.dir",
    })
    void whatCannotBeOpenedIsNamedWithItsFlagAndTheReason(String words, String said) throws Exception {
        List<String> command = new ArrayList<>(List.of(Distribution.WEIR));
        command.addAll(List.of(words.replace("OUT", "out").split(" ")));

        Launch launch = Launch.run(folder, Map.of("WEIR_JAVA_OPTS", ""), command);

        assertThat(launch.exit()).isIn(1, 2);
        assertThat(launch.err()).contains("error").contains(said).doesNotContain("java.", "Exception");
    }

    /** Else a machine whose processors are all busy compresses what was received and drops what comes. */
    @Test
    void threadsThatCompressStepBackAndNoOthers() throws Exception {
        assumeTrue(Launch.run(folder, Map.of(), List.of("nice")).out().equals(List.of("0")),
            "this test was started with another priority than the usual one, which Weir then keeps");
        int port = FreePorts.next();
        Process server = server(port);
        try (RunningWeir weir = RunningWeir.start(folder, "-transport=http",
            "-transport.http.url=http://127.0.0.1:" + port + "/v1/ingest", "-transport.http.spool.dir="
                + folder.resolve("spool"))) {
            weir.send(1);
            weir.await("the line", () -> taken() == 1);

            Map<String, String> nice = niceOfThreads(weir.pid());
            assertThat(nice).containsEntry("weir-http-1", "10").containsEntry("weir-sink-http", "0")
                .containsEntry("weir-spool-http", "0");
            nice.keySet().removeIf(name -> name.matches("weir-http-.*"));
            assertThat(nice.values()).containsOnly(nice.get("weir-sink-http"));
            assertThat(weir.log()).doesNotContain("VM warning");
        } finally {
            server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** By name: the 19th field of a thread's stat; counted from behind the name, which may have spaces. */
    private static Map<String, String> niceOfThreads(long pid) throws Exception {
        Map<String, String> nice = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path task : tasks.toList()) {
                String stat = RunningWeir.text(task.resolve("stat"));
                if (stat.contains(") ")) {
                    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                    nice.put(name, stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
                }
            }
        }
        return nice;
    }
}
