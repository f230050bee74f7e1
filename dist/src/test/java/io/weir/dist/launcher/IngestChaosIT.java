// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Some rounds of bench/ingest-chaos, which runs for minutes by itself. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the script looks into /proc")
class IngestChaosIT {
    private static final String SCRIPT = System.getProperty("weir.root") + "/bench/ingest-chaos";

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void everyFlowArrivesThoughWeirAndTheServerAreKilledInTurn() throws Exception {
        assumeTrue(hasPython(), "bench/ingest-chaos needs python3");

        List<String> out = run(SCRIPT, "--minutes", "0.25", "--rate", "4000", "--round", "3", "--settle", "2");

        assertThat(out).as(String.join("\n", out)).anyMatch(line -> line.startsWith("missing 0, unknown 0,"))
            .anyMatch(line -> line.matches(".*weir killed [1-9]\\d* times, server [1-9]\\d* times; weir's exit 0"))
            .anyMatch(line -> line.endsWith("of these not in a part that was sent again 0"));
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private List<String> run(String... words) throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(new ArrayList<>(List.of(words))).redirectErrorStream(true)
            .redirectOutput(out.toFile()).start();
        try {
            assertThat(process.waitFor(150, TimeUnit.SECONDS)).as(Files.readString(out)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(out);
    }
}
