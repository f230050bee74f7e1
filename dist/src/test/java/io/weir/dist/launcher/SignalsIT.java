// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and Java together: what signals do from the first moment on, and where a crash is told. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "signals that are ignored are looked up in /proc")
class SignalsIT {
    /** Sends SIGHUP, USR1 and USR2 all the time from when the launcher ignores the first until Java handles it. */
    private static final String SIGNALLED = """
        cd %s && ulimit -c 0
        me=$$
        ignores() { grep -q '^SigIgn:.*[13579bdf]$' /proc/$me/status; }
        ( until ignores; do :; done
          while ignores; do kill -HUP $me; kill -USR1 $me; kill -USR2 $me; done ) &
        exec "$@"
        """;

    @TempDir
    private Path folder;

    @Test
    void noSignalButThoseThatAskForItEndsWeirAndACrashIsToldOnStderrOnly() throws Exception {
        try (RunningWeir weir = RunningWeir.startBy(
            List.of("sh", "-c", SIGNALLED.formatted(folder), "sh"), folder, "-transport=file", "-transport.file=",
            "-exporters.allow=@" + allowed())) {
            // Given a Weir that was sent signals as it started
            weir.await("its first flow", () -> {
                send(weir);
                return weir.stdout().endsWith("\n");
            });

            // When they come again, they do what they are for, or nothing
            weir.signal("HUP");
            weir.await("lists read again", () -> weir.log().contains("event=exporter-lists-read"));
            weir.signal("USR1");
            weir.await("a word", () -> weir.log().contains("signal=SIGUSR1 event=signal-meaningless"));
            weir.signal("USR2");
            weir.await("a word", () -> weir.log().contains("signal=SIGUSR2 event=signal-meaningless"));
            assertThat(weir.isAlive()).isTrue();

            // When Java crashes, what it says of it does not get among the flows
            weir.signal("SEGV");
            assertThat(weir.exit()).isNotZero();
            assertThat(weir.log()).contains("A fatal error has been detected");
            assertThat(weir.stdout().lines()).allMatch(line -> line.startsWith("{\"type\":\"NETFLOW_V5\""));
        }
    }

    private Path allowed() throws Exception {
        return Files.writeString(folder.resolve("allowed"), "127.0.0.0/8\n::1\n");
    }

    private static void send(RunningWeir weir) {
        try {
            weir.send(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
