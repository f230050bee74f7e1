// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The distribution's logrotate file, run by logrotate while flows come. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "logrotate is Linux's")
class LogrotateIT {
    private static final Path LOGROTATE = Path.of("/usr/sbin/logrotate");
    private static final int ROTATIONS = 10;
    private static final int FLOWS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void noLineIsLostOrTornByTenRotationsUnderLoad() throws Exception {
        assumeTrue(Files.isExecutable(LOGROTATE), "logrotate is not installed");
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Path file = logs.resolve("flows.json");
        try (RunningWeir weir = RunningWeir.start(folder, "-transport.file=" + file)) {
            Process traffic = generate(weir.port());
            for (int i = 0; i < ROTATIONS; i++) {
                weir.await("lines to rotate", () -> size(file) > 0);
                rotate(weir, logs);
            }
            assertThat(traffic.waitFor()).isZero();
            weir.await("all lines", () -> lines(logs).size() >= FLOWS);

            assertThat(lines(logs)).hasSize(FLOWS)
                .allMatch(line -> line.startsWith("{\"type\":") && line.endsWith("}"));
            assertThat(logs.resolve("flows.json." + (ROTATIONS - 1) + ".gz")).exists();
        }
    }

    /** 2,000 flows a second for ten seconds, so that rotations meet lines. */
    private Process generate(int port) throws IOException {
        return new ProcessBuilder(Distribution.WEIR, "generate", "--target", "127.0.0.1:" + port, "--count",
            String.valueOf(FLOWS / 5), "--flows", "5", "--rate", "400").inheritIO().start();
    }

    /** The file as it is shipped, but for the folder, the user and how Weir is found. */
    private void rotate(RunningWeir weir, Path logs) throws Exception {
        String shipped = Files.readString(Distribution.HOME.resolve("deploy/logrotate/weir"));
        String ours = shipped.replace("/var/log/weir", logs.toString()).replace("    su weir weir\n", "")
            .replaceFirst("systemctl kill .*", "kill -HUP " + weir.pid());
        assertThat(ours).contains("kill -HUP").doesNotContain("systemctl", "su weir");
        Path conf = Files.writeString(folder.resolve("logrotate.conf"), ours);
        Launch launch = Launch.run(folder, Map.of(), List.of(LOGROTATE.toString(), "--force", "--state",
            folder.resolve("state").toString(), conf.toString()));
        assertThat(launch.exit()).as(launch.err()).isZero();
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static List<String> lines(Path logs) {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                all.addAll(linesOf(file));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    private static List<String> linesOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
             InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
             BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
