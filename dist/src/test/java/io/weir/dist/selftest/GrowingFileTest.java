// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileTest {
    @TempDir
    private Path folder;

    @Test
    void onlyWholeNewLinesAreReadEachOnce() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "old\nold without end");
        GrowingFile growing = new GrowingFile(file);

        assertThat(growing.lines()).isEmpty();
        Files.writeString(file, "\na\nb", StandardOpenOption.APPEND);
        assertThat(growing.lines()).containsExactly("", "a");
        Files.writeString(file, "c\n", StandardOpenOption.APPEND);
        assertThat(growing.lines()).containsExactly("bc");
        assertThat(growing.lines()).isEmpty();
    }

    @Test
    void aFileMayComeLaterAndMayBeCut() throws Exception {
        Path file = folder.resolve("f");
        GrowingFile growing = new GrowingFile(file);

        assertThat(growing.lines()).isEmpty();
        Files.writeString(file, "a long line\n");
        assertThat(growing.lines()).containsExactly("a long line");
        Files.writeString(file, "b\n");
        assertThat(growing.lines()).containsExactly("b");
    }
}
