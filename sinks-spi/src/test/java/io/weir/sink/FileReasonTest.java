// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReasonTest {
    @TempDir
    private Path folder;

    @Test
    void whatTheSystemSaysIsTheReason() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(reason(() -> Files.readString(folder.resolve("none")))).isEqualTo("no such file or directory");
        assertThat(reason(() -> Files.createDirectories(file))).isEqualTo("there is a file of that name");
        assertThat(reason(() -> Files.createDirectories(file.resolve("below")))).isEqualTo("not a directory");
        assertThat(reason(() -> Files.newDirectoryStream(file).close())).isEqualTo("not a directory");
        assertThat(reason(() -> Files.readString(folder))).isEqualTo("is a directory");
    }

    @Test
    void textsOfExceptionsStayAsTheyAreButForTheirFirstLetter() {
        assertThat(FileReason.of(new AccessDeniedException("/x"))).isEqualTo("permission denied");
        assertThat(FileReason.of(new IOException("No space left on device"))).isEqualTo("no space left on device");
        assertThat(FileReason.of(new IOException("another Weir uses it"))).isEqualTo("another Weir uses it");
        assertThat(FileReason.of(new IOException("TLS ended"))).isEqualTo("TLS ended");
        assertThat(FileReason.of(new FileSystemException("/x"))).contains("/x");
        assertThat(FileReason.of(new IOException())).isEqualTo("java.io.IOException");
    }

    /** An attempt at a file. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    private static String reason(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException failure) {
            return FileReason.of(failure);
        }
        throw new AssertionError("it did not fail");
    }
}
