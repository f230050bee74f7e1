// SPDX-License-Identifier: Apache-2.0
package io.weir.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonTest {
    @TempDir
    private Path folder;

    private static String thrownBy(ThrowingCallable call) {
        return Reason.of(catchThrowable(call));
    }

    @Test
    void whatTheSystemSaysOfRealFilesIsInWords() throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[] {(byte) 0xff, 1});

        assertThat(thrownBy(() -> Files.readString(folder.resolve("none")))).isEqualTo("no such file or directory");
        assertThat(thrownBy(() -> Files.readString(folder))).isEqualTo("is a directory");
        assertThat(thrownBy(() -> Files.readString(file))).isEqualTo("not text in UTF-8");
        assertThat(thrownBy(() -> Files.createDirectories(file))).isEqualTo("there is a file of that name");
        assertThat(thrownBy(() -> Files.newDirectoryStream(file).close())).isEqualTo("not a directory");
        assertThat(thrownBy(() -> Files.delete(folder))).isEqualTo("the directory is not empty");
        assertThat(thrownBy(() -> Files.newOutputStream(file.resolve("below")))).isEqualTo("not a directory");
        assertThat(thrownBy(() -> Path.of("a\0b"))).isEqualTo("not a path: nul character not allowed");
    }

    @Test
    void noClassIsNamedWhateverTheExceptionCarries() {
        assertThat(Reason.of(new FileSystemException("/x"))).isEqualTo("file system");
        assertThat(Reason.of(new FileSystemException("/x", null, "No space left on device")))
            .isEqualTo("no space left on device");
        assertThat(Reason.withFile(new FileSystemException("/x", null, "Is a directory")))
            .isEqualTo("/x: is a directory");
        assertThat(Reason.withFile(new IOException("taken"))).isEqualTo("taken");
        assertThat(Reason.of(new ClosedChannelException())).isEqualTo("it was closed");
        assertThat(Reason.of(new ClosedByInterruptException())).isEqualTo("it was closed");
        assertThat(Reason.of(new IOException())).isEqualTo("reading or writing failed");
        assertThat(Reason.of(new IllegalStateException())).isEqualTo("illegal state");
    }

    @Test
    void aWrappedFailureIsToldByItsCause() {
        FileSystemException full = new FileSystemException("/x", null, "No space left on device");

        assertThat(Reason.withFile(new UncheckedIOException(full))).isEqualTo("/x: no space left on device");
        assertThat(Reason.of(new UncheckedIOException(full))).isEqualTo("no space left on device");
        assertThat(Reason.of(new IOException(full))).isEqualTo("no space left on device");
        assertThat(Reason.of(new IOException("state: taken", full))).isEqualTo("state: taken");
    }

    @Test
    void aMessageOfSeveralLinesIsOne() {
        assertThat(Reason.of(new IOException("TLS failed:\n  at the\r\n end"))).isEqualTo("TLS failed: at the end");
    }
}
