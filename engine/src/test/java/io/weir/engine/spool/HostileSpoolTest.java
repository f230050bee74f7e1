// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.engine.config.SpoolConfig;
import io.weir.engine.config.SpoolConfig.Overflow;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pipes and links where a spool's files are to be; the time limit only ends a test that waits for ever. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "named pipes")
@Timeout(60)
class HostileSpoolTest {
    @TempDir
    private Path dir;

    private final List<String> warnings = new ArrayList<>();

    private Spool open() throws IOException {
        return Spool.open(new SpoolConfig(dir, 1 << 20, Duration.ofHours(1), Overflow.OLDEST),
            TrustedClock.always(() -> 1), warnings::add);
    }

    private static void pipe(Path at) throws Exception {
        assumeTrue(new ProcessBuilder("mkfifo", at.toString()).start().waitFor() == 0, "mkfifo");
    }

    @Test
    void aLockOrASegmentThatIsAPipeOrALinkEndsTheStartWithALine() throws Exception {
        pipe(dir.resolve("lock"));
        assertThatThrownBy(this::open).hasMessageContaining("spool " + dir + ": lock is a named pipe");

        Files.delete(dir.resolve("lock"));
        Path victim = Files.createDirectory(dir.resolve("victim"));
        Files.createSymbolicLink(dir.resolve("0000000001"), victim);
        assertThatThrownBy(this::open).hasMessageContaining("0000000001 is a symbolic link");
    }

    @Test
    void aPipeOrALinkInASegmentSetsThatSegmentAside() throws Exception {
        Path victim = Files.writeString(dir.resolve("victim"), "precious");
        pipe(Files.createDirectory(dir.resolve("0000000001")).resolve("state"));
        pipe(Files.createDirectory(dir.resolve("0000000002")).resolve("metadata.cq4t"));
        Files.createSymbolicLink(Files.createDirectory(dir.resolve("0000000003")).resolve("state"), victim);

        try (Spool spool = open()) {
            assertThat(spool.append(TestBlock.numbered(1, 10))).isNotNull();
        }

        assertThat(warnings).hasSize(3).anyMatch(each -> each.contains("state is a named pipe"))
            .anyMatch(each -> each.contains("metadata.cq4t is a named pipe"))
            .anyMatch(each -> each.contains("state is a symbolic link"));
        assertThat(victim).hasContent("precious");
    }
}
