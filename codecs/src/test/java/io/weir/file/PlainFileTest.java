// SPDX-License-Identifier: Apache-2.0
package io.weir.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** None of these may wait for the other end of a pipe: the time limit only ends a test that does. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "named pipes and devices")
@Timeout(60)
class PlainFileTest {
    private static final Set<StandardOpenOption> APPEND = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    @TempDir
    private Path dir;

    private Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = dir.resolve(name);
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo");
        return pipe;
    }

    private static void refused(String reason, Refusal call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(FileSystemException.class,
            e -> assertThat(e.getReason()).contains(reason));
    }

    @FunctionalInterface
    private interface Refusal {
        void run() throws IOException;
    }

    @Test
    void pipesAndDevicesAreReadByNobody() throws Exception {
        Path pipe = pipe("pipe");
        Path link = Files.createSymbolicLink(dir.resolve("link"), pipe);

        refused("is a named pipe, not a file", () -> PlainFile.toRead(pipe));
        refused("is a named pipe, not a file", () -> PlainFile.toRead(link));
        refused("is a device, not a file", () -> PlainFile.toRead(Path.of("/dev/zero")));
        refused("pipe is a named pipe", () -> PlainFile.open(pipe, APPEND));
    }

    @Test
    void whatIsReadMayBeALinkAndWhatWeirKeepsMayNot() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "precious");
        Path link = Files.createSymbolicLink(dir.resolve("link"), file);

        assertThat(PlainFile.toRead(link)).isEqualTo(link);
        refused("link is a symbolic link", () -> PlainFile.own(link));
        refused("link is a symbolic link", () -> PlainFile.open(link, APPEND));
        refused("link is a symbolic link", () -> PlainFile.text(link, 100));
        refused("link is a symbolic link", () -> PlainFile.folder(dir));
        assertThat(PlainFile.text(file, 8)).isEqualTo("precious");
        refused("is larger than 7 bytes", () -> PlainFile.text(file, 7));
    }

    @Test
    void whatIsMadeAnewLeavesWhatALinkLedTo() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "precious");
        Path link = Files.createSymbolicLink(dir.resolve("link"), file);

        PlainFile.write(link, "new");

        assertThat(file).hasContent("precious");
        assertThat(link).isRegularFile().hasContent("new");
        try (FileChannel made = PlainFile.create(pipe("pipe"))) {
            assertThat(made.size()).isZero();
        }
    }

    @Test
    void whatIsNotThereIsLeftToWhoOpensIt() throws Exception {
        Path missing = dir.resolve("a/b/lock");

        assertThat(PlainFile.own(missing)).isEqualTo(missing);
        PlainFile.folder(missing.getParent());
        PlainFile.open(missing, APPEND).close();
        assertThat(missing).isRegularFile();
    }

    @Test
    void linksAreNoFoldersAmongFolders() throws Exception {
        Path inner = Files.createDirectory(dir.resolve("inner"));
        Files.createSymbolicLink(dir.resolve("link"), inner);

        assertThat(PlainFile.folders(dir)).containsExactly(inner);
    }
}
