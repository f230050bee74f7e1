// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that ends in the midst of a line, as a server leaves it that is killed: what is torn is kept. */
class LineFileTest {
    @TempDir
    private Path folder;
    private Path file;
    private Path torn;

    @BeforeEach
    void names() {
        file = folder.resolve("taken");
        torn = folder.resolve("taken.torn");
    }

    private void append(String text) throws IOException {
        try (LineFile lines = LineFile.open(file, null)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            lines.write(bytes, 0, bytes.length);
        }
    }

    @Test
    void whatIsBehindTheLastLineGoesToAFileOfItsOwn() throws IOException {
        Files.writeString(file, "one\ntwo\n{\"torn");

        append("three\n");

        assertThat(file).hasContent("one\ntwo\nthree");
        assertThat(torn).content().isEqualTo("{\"torn\n");
    }

    @Test
    void eachTimeMoreIsKept() throws IOException {
        Files.writeString(file, "first");
        append("line\n");
        Files.writeString(file, "line\nsecond");
        append("line\n");

        assertThat(torn).content().isEqualTo("first\nsecond\n");
        assertThat(file).content().isEqualTo("line\nline\n");
    }

    @Test
    void wholeLinesAreLeftAlone() throws IOException {
        append("one\n");
        append("two\n");

        assertThat(file).content().isEqualTo("one\ntwo\n");
        assertThat(torn).doesNotExist();
    }

    @Test
    void aLongTornLineIsFoundAndKeptWhole() throws IOException {
        String end = "x".repeat(300_000);
        Files.writeString(file, "one\n" + end);

        append("two\n");

        assertThat(file).content().isEqualTo("one\ntwo\n");
        assertThat(torn).content().isEqualTo(end + "\n");
    }

    /** Else what is torn would be written into somebody's file, and cut off here. */
    @Test
    void aLinkInThePlaceOfTheTornIsNotFollowed() throws IOException {
        Files.writeString(file, "one\ntorn");
        Path other = Files.writeString(folder.resolve("other"), "dear");
        Files.createSymbolicLink(torn, other);

        assertThatThrownBy(() -> LineFile.open(file, null)).isInstanceOf(IOException.class)
            .hasMessageContaining("taken");
        assertThat(other).content().isEqualTo("dear");
        assertThat(file).content().isEqualTo("one\ntorn");
    }
}
