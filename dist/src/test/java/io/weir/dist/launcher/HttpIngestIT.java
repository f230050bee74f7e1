// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The built distribution posts to the server that is part of it, which comes, is killed and comes again. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bound sockets are looked up in /proc")
class HttpIngestIT {
    @TempDir
    private Path folder;

    static List<Path> javas() throws Exception {
        return Distribution.javas();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process server(Path java, int port) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Distribution.WEIR, "ingest-server", "--listen",
            "127.0.0.1:" + port, "--output", folder.resolve("taken").toString())
            .redirectError(folder.resolve("server").toFile());
        builder.environment().put("JAVA_HOME", java.toString());
        return builder.start();
    }

    private long taken() {
        return RunningWeir.text(folder.resolve("taken")).lines().count();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void flowsOfATimeWithoutAServerArriveWhenItIsThereAndLogsAreClean(Path java) throws Exception {
        int port = freePort();
        Process server = null;
        try (RunningWeir weir = RunningWeir.start(java, folder, "-transport=http", "-transport.http.compression=zstd",
                "-transport.http.spool.dir=" + folder.resolve("spool"),
                "-transport.http.retry-max=300ms", "-transport.http.url=http://127.0.0.1:" + port + "/v1/ingest")) {
            weir.send(1);
            weir.await("trouble is told", () -> weir.log().contains("refuses connections"));
            server = server(java, port);
            weir.await("a line, and that it was answered for", () ->
                taken() == 1 && weir.log().contains("takes batches again"));
            server.destroyForcibly().waitFor();
            Files.writeString(folder.resolve("taken"), Files.readString(folder.resolve("taken")) + "{\"torn");
            weir.send(2);
            server = server(java, port);
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
}
