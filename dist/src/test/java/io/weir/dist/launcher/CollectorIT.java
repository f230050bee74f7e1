// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built distribution as a collector: real sockets, real signals. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bound sockets are looked up in /proc")
class CollectorIT {
    private static final String[] GOFLOW2 = {"-format=json", "-transport=file", "-transport.file="};

    @TempDir
    private Path folder;
    private Process reader;

    private static long lines(String text) {
        return text.lines().count();
    }

    @Test
    void stdoutHoldsFlowsAloneWhateverSignalsCome() throws Exception {
        try (RunningWeir weir = RunningWeir.start(folder, GOFLOW2)) {
            weir.send(1);
            weir.await("a line", () -> lines(weir.stdout()) == 1);
            weir.signal("QUIT");
            weir.await("a thread dump in the log", () -> weir.log().contains("Full thread dump"));
            weir.signal("HUP");
            weir.send(2);
            weir.await("a line after SIGHUP", () -> lines(weir.stdout()) == 2);
            weir.signal("TERM");

            assertThat(weir.exit()).as(weir.log()).isZero();
            assertThat(weir.stdout().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"type\":\"NETFLOW_V5\","));
            assertThat(weir.log()).contains("msg=\"starting Weir\"", "msg=\"starting collection\"",
                "msg=\"transporter closed\"").doesNotContain("NETFLOW_V5", "WARNING:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void signalAsksForAnOrderlyEnd(String signal) throws Exception {
        try (RunningWeir weir = RunningWeir.start(folder, GOFLOW2)) {
            weir.send(1);
            weir.await("a line", () -> lines(weir.stdout()) == 1);
            assumeTrue(weir.heeds(signal), "SIG" + signal + " was ignored already where this test was started");
            weir.signal(signal);

            assertThat(weir.exit()).as(weir.log()).isZero();
        }
    }

    @Test
    void hangUpOpensTheOutputFileAgainByName() throws Exception {
        Path file = folder.resolve("flows.json");
        Path rotated = folder.resolve("flows.json.1");
        try (RunningWeir weir = RunningWeir.start(folder, "-transport.file=" + file)) {
            weir.send(1);
            weir.await("a line", () -> lines(RunningWeir.text(file)) == 1);
            Files.move(file, rotated);
            weir.signal("HUP");
            weir.await("a new file", () -> Files.exists(file));
            weir.send(2);
            weir.await("a line in it", () -> lines(RunningWeir.text(file)) == 1);

            weir.await("a line of the log", () -> weir.log()
                .contains("flows.json is opened again\" sink=file event=file-reopened"));
            assertThat(lines(RunningWeir.text(rotated))).isEqualTo(1);
            assertThat(weir.isAlive()).isTrue();
            assertThat(weir.stdout()).isEmpty();
        }
    }

    @Test
    void ratesAreToldWhileItRunsAndWhyNotOnATerminal() throws Exception {
        try (RunningWeir weir = RunningWeir.start(folder, "-stats.interval=100ms", "-stats.live")) {
            weir.await("a line", () -> weir.log().contains(" datagrams/s, "));
            assertThat(weir.log()).contains("warning: -stats.live has no effect", "stderr is not a terminal");
        }
    }

    /** Writes to a pipe whose reader does not read: it is full after 64 KiB. */
    private RunningWeir startWithStuckPipe(String flag) throws Exception {
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        reader = new ProcessBuilder("sh", "-c", "exec sleep 120 < " + pipe).start();
        return RunningWeir.start(folder, "-transport.file=" + pipe, flag);
    }

    private static void fill(RunningWeir weir) throws Exception {
        for (int i = 0; i < 200; i++) {
            weir.send(i);
        }
    }

    @AfterEach
    void endReader() {
        if (reader != null) {
            reader.destroyForcibly();
        }
    }

    @Test
    void secondSignalEndsItAtOnce() throws Exception {
        try (RunningWeir weir = startWithStuckPipe("-stop.timeout=60s")) {
            fill(weir);
            weir.signal("TERM");
            weir.await("the first signal's line", () -> weir.log().contains("signal=SIGTERM"));
            weir.signal("TERM");

            assertThat(weir.exit()).isEqualTo(128 + 15);
        }
    }

    @Test
    void flowsThatHadToBeThrownAwayAreExitCode1WithinTheTimeout() throws Exception {
        try (RunningWeir weir = startWithStuckPipe("-stop.timeout=500ms")) {
            fill(weir);
            weir.signal("TERM");

            assertThat(weir.exit()).as(weir.log()).isEqualTo(1);
        }
    }

    @Test
    void outputFileThatCannotBeOpenedIsNamedAndExitCode1() throws Exception {
        Launch launch = Launch.run(folder, Map.of("JAVA_HOME", Distribution.JAVA.toString()), List.of(Distribution.WEIR,
            "-listen=netflow://127.0.0.1:0", "-addr=", "-transport.file=/nowhere/flows.json"));

        assertThat(launch.exit()).isEqualTo(1);
        assertThat(launch.err()).contains("level=ERROR", "error", "/nowhere/flows.json");
        assertThat(launch.out()).isEmpty();
    }

    @Test
    void addressThatCannotBeBoundIsNamedAndExitCode1() throws Exception {
        Launch launch = Launch.run(folder, Map.of("JAVA_HOME", Distribution.JAVA.toString()), List.of(Distribution.WEIR,
            "-listen=netflow://192.0.2.1:2055", "-addr="));

        assertThat(launch.exit()).isEqualTo(1);
        assertThat(launch.err()).contains("level=ERROR", "error starting", "192.0.2.1");
    }
}
