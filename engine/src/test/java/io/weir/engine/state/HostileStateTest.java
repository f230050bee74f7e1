// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pipes, devices and links where the state's files are to be; the time limit only ends a test that waits for ever. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "named pipes and devices")
@Timeout(60)
class HostileStateTest {
    @TempDir
    private Path dir;

    private static void pipe(Path at) throws Exception {
        assumeTrue(new ProcessBuilder("mkfifo", at.toString()).start().waitFor() == 0, "mkfifo");
    }

    @Test
    void aPipeOrALinkAsLockIsRefused() throws Exception {
        Path lock = dir.resolve("lock");
        pipe(lock);
        assertThatThrownBy(() -> StateLock.take(dir)).isInstanceOf(FileSystemException.class)
            .hasMessageContaining("lock is a named pipe");

        Files.delete(lock);
        Files.createSymbolicLink(lock, dir.resolve("victim"));
        assertThatThrownBy(() -> StateLock.take(dir)).isInstanceOf(FileSystemException.class)
            .hasMessageContaining("lock is a symbolic link");
        assertThat(dir.resolve("victim")).as("nothing is made behind the link").doesNotExist();
    }

    @Test
    void aPipeADeviceOrALinkAsStateIsNotReadAndIsReplaced() throws Exception {
        StateFile file = new StateFile(dir);
        Path victim = Files.writeString(dir.resolve("victim"), "precious");

        pipe(file.path());
        assertThatThrownBy(file::read).isInstanceOf(IOException.class).hasMessageContaining("is a named pipe");
        Files.delete(file.path());
        Files.createSymbolicLink(file.path(), Path.of("/dev/zero"));
        assertThatThrownBy(file::read).isInstanceOf(IOException.class).hasMessageContaining("is a symbolic link");
        Files.delete(file.path());
        Files.createSymbolicLink(file.path(), victim);
        Files.createSymbolicLink(dir.resolve("state.gz.new"), victim);

        file.write(writer -> { });

        assertThat(victim).hasContent("precious");
        assertThat(Files.isRegularFile(file.path(), LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void aLinkToAFolderOfOldStateIsNotSwept() throws Exception {
        Path outside = Files.createDirectories(dir.resolve("outside"));
        Path old = Files.createFile(outside.resolve("state.gz"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        Path data = Files.createDirectory(dir.resolve("data"));
        Files.createSymbolicLink(data.resolve("netflow-1"), outside);

        StateFolders.sweep(data, Duration.ofSeconds(1));

        assertThat(old).exists();
    }
}
