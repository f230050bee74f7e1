// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.journal.Journal;
import io.weir.journal.JournalReader;
import io.weir.journal.Position;
import io.weir.journal.ReaderPlaces;
import io.weir.journal.store.JournalDescription;
import io.weir.journal.store.Roll;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipes and links where a journal's files are to be; the time limit only ends a test that waits for ever. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "named pipes")
@Timeout(60)
class HostileJournalTest {
    @TempDir
    private Path dir;

    private static void pipe(Path at) throws Exception {
        assumeTrue(new ProcessBuilder("mkfifo", at.toString()).start().waitFor() == 0, "mkfifo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "journal.properties", "metadata.cq4t", "20260101-0000F.cq4"})
    void aWriterRefusesPipesAndLinksWithALine(String name) throws Exception {
        Path file = dir.resolve(name);
        pipe(file);
        assertThatThrownBy(() -> Sinks.start(dir, Map.of())).hasMessageContaining(name + " is a named pipe");

        Files.delete(file);
        Path victim = Files.writeString(dir.resolve("victim"), "precious");
        Files.createSymbolicLink(file, victim);
        assertThatThrownBy(() -> Sinks.start(dir, Map.of())).hasMessageContaining(name + " is a symbolic link");
        assertThat(victim).hasContent("precious");
    }

    @Test
    void aReaderRefusesPipesWithALine() throws Exception {
        pipe(dir.resolve("journal.properties"));
        assertThatThrownBy(() -> Journal.open(dir)).isInstanceOf(FileSystemException.class)
            .hasMessageContaining("is a named pipe");

        Files.delete(dir.resolve("journal.properties"));
        new JournalDescription(Roll.DAY).write(dir);
        pipe(dir.resolve(Roll.DAY.fileName(20_000)));
        try (JournalReader reader = Journal.open(dir).reader()) {
            assertThatThrownBy(reader::next).isInstanceOf(IOException.class).hasMessageContaining("is a named pipe");
        }
    }

    @Test
    void thePlaceOfAReaderIsNeitherReadFromAPipeNorWrittenThroughALink() throws Exception {
        ReaderPlaces places = new ReaderPlaces(dir);
        Path victim = Files.writeString(dir.resolve("victim"), "precious");
        Path readers = Files.createDirectory(dir.resolve("readers"));
        pipe(readers.resolve("piped"));
        Files.createSymbolicLink(readers.resolve("linked"), victim);
        Files.createSymbolicLink(readers.resolve(".new-one.new"), victim);

        assertThatThrownBy(() -> places.read("piped")).hasMessageContaining("piped is a named pipe");
        assertThatThrownBy(() -> places.read("linked")).hasMessageContaining("linked is a symbolic link")
            .hasMessageNotContaining("precious");
        assertThat(places.all()).as("who cannot be read may need all").containsEntry("piped", Position.START)
            .containsEntry("linked", Position.START);
        places.prepare("new-one");
        places.write("new-one", Position.START);
        places.write("linked", Position.START);

        assertThat(victim).hasContent("precious");
        assertThat(places.read("linked")).isEqualTo(Position.START);
    }
}
