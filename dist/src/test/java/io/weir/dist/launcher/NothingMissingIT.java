// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trial of docs/outputs.md: three sinks, a server that goes and comes, and a Weir that is killed meanwhile. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bound sockets are looked up in /proc")
class NothingMissingIT {
    private static final int FLOWS = 300;

    @TempDir
    private Path folder;
    private Process server;
    private int port;

    @AfterEach
    void endServer() throws Exception {
        killServer();
    }

    private void killServer() throws Exception {
        if (server != null) {
            server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private void startServer() throws Exception {
        server = new ProcessBuilder(Distribution.WEIR, "ingest-server", "--listen", "127.0.0.1:" + port, "--output",
            path("taken.json")).redirectError(folder.resolve("server").toFile()).start();
    }

    private RunningWeir startWeir(String use) throws Exception {
        return RunningWeir.start(folder, "-transport=file,journal,http",
            "-transport.file=" + path("flows.json"), "-transport.journal.dir=" + path("journal"),
            "-transport.http.url=http://127.0.0.1:" + port + "/v1/ingest", "-transport.http.retry-max=300ms",
            "-transport.http.spool.use=" + use, "-transport.http.spool.dir=" + path("spool/http"),
            "-transport.file.spool.dir=" + path("spool/file"), "-transport.journal.spool.dir=" + path("spool/journal"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static void send(RunningWeir weir, int from) throws Exception {
        for (int i = from; i < from + FLOWS; i++) {
            weir.send(i);
        }
    }

    private long lines(String file) {
        return RunningWeir.text(folder.resolve(file)).lines().count();
    }

    private List<String> journal() {
        try {
            return Launch.run(folder, Map.of("WEIR_JAVA_OPTS", ""),
                List.of(Distribution.WEIR, "journal", "cat", "journal")).out();
        } catch (Exception notYet) {
            throw new IllegalStateException(notYet);
        }
    }

    /** By default records are on disk a second after the server went; the kill comes then. */
    @ParameterizedTest
    @ValueSource(strings = {"always", "behind"})
    void whatTheJournalHasTheServerGetsThoughBothEndsWereKilled(String use) throws Exception {
        port = FreePorts.next();
        startServer();
        try (RunningWeir weir = startWeir(use)) {
            send(weir, 0);
            weir.await("all with the server", () -> lines("taken.json") >= FLOWS);
            killServer();
            send(weir, FLOWS);
            weir.await("the rest on disk", () -> SpoolOnDisk.records(folder.resolve("spool/http")) >= FLOWS
                && lines("flows.json") == 2 * FLOWS && journal().size() == 2 * FLOWS);
            weir.signal("KILL");
            weir.exit();
        }
        try (RunningWeir weir = startWeir(use)) {
            startServer();
            send(weir, 2 * FLOWS);
            weir.await("the last ones, behind those that waited", () ->
                RunningWeir.text(folder.resolve("taken.json")).contains("\"sequence_num\":" + (3 * FLOWS - 1) + ","));
            weir.signal("TERM");

            assertThat(weir.exit()).as(weir.log()).isZero();
            assertThat(weir.log()).contains("spool holds records of an earlier run").doesNotContain("level=ERROR");
        }
        TreeSet<String> journal = new TreeSet<>(journal());
        assertThat(journal).hasSize(3 * FLOWS);
        assertThat(new TreeSet<>(RunningWeir.text(folder.resolve("taken.json")).lines().toList())).isEqualTo(journal);
        assertThat(RunningWeir.text(folder.resolve("flows.json")).lines()).hasSize(3 * FLOWS)
            .allMatch(journal::contains);
    }
}
