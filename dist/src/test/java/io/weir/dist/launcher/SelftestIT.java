// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir selftest} and its script, against itself, a running Weir, and goflow2 where -Dgoflow2=PATH names one. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bound sockets are looked up in /proc")
class SelftestIT {
    @TempDir
    private Path folder;

    private Launch run(Path program, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        return Launch.run(folder, Map.of("JAVA_HOME", Distribution.JAVA.toString()), command);
    }

    private static Path script() {
        return Distribution.HOME.resolve("scripts/test_netflow.sh");
    }

    private static void passed(Launch launch) {
        assertThat(launch.exit()).as(launch.out() + launch.err()).isZero();
        assertThat(launch.out()).last().isEqualTo("selftest: passed");
        // An ordinary user may not get the receive buffer that Weir asks for.
        assertThat(launch.err().lines()).allMatch(line -> line.contains("event=socket-buffer-small"));
    }

    @Test
    void itPassesByItself() throws Exception {
        passed(run(Path.of(Distribution.WEIR), "selftest"));
        passed(run(script()));
    }

    @Test
    void itPassesAgainstARunningWeir() throws Exception {
        Path file = folder.resolve("flows.json");
        try (RunningWeir weir = RunningWeir.start(folder, "-transport.file=" + file)) {
            passed(run(Path.of(Distribution.WEIR), "selftest", "--against=127.0.0.1:" + weir.port(),
                "--output=" + file));
            passed(run(script(), "127.0.0.1:" + weir.port(), file.toString()));
        }
    }

    @Test
    void theScriptOnlySendsWhereNoOutputIsNamed() throws Exception {
        try (RunningWeir weir = RunningWeir.start(folder)) {
            Launch launch = run(script(), "127.0.0.1:" + weir.port());

            assertThat(launch.exit()).as(launch.err()).isZero();
            weir.await("flows of all protocols", () -> weir.stdout().contains("NETFLOW_V5")
                && weir.stdout().contains("NETFLOW_V9") && weir.stdout().contains("IPFIX"));
        }
    }

    @Test
    void theScriptRefusesWhatItDoesNotKnow() throws Exception {
        assertThat(run(script(), "a", "b", "c").exit()).isEqualTo(2);
        assertThat(run(script(), "-h").out()).isNotEmpty();
    }

    @Test
    void goflow2PassesToo() throws Exception {
        String path = System.getProperty("goflow2");
        assumeTrue(path != null, "no goflow2 to compare with: -Dgoflow2=PATH names its program");
        Path file = folder.resolve("goflow2.json");
        int port = FreePorts.next();
        Process goflow2 = new ProcessBuilder(path, "-listen=netflow://127.0.0.1:" + port, "-addr=", "-format=json",
            "-transport=file", "-transport.file=" + file).redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile()).start();
        try {
            awaitSocket(port);
            passed(run(Path.of(Distribution.WEIR), "selftest", "--against=127.0.0.1:" + port, "--output=" + file));
            passed(run(script(), "127.0.0.1:" + port, file.toString()));
        } finally {
            goflow2.destroyForcibly().onExit().join();
        }
    }

    private static void awaitSocket(int port) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!RunningWeir.isBound(port)) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
