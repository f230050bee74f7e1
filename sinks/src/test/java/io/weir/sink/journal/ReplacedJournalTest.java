// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.wire.Wire;
import io.weir.journal.Journal;
import io.weir.journal.JournalReader;
import io.weir.journal.store.CycleFiles;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A journal whose files are taken away while it is written. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere deleted files cannot be read")
class ReplacedJournalTest {
    @TempDir
    private Path temp;
    private Path folder;
    private JournalSink sink;

    @BeforeEach
    void write() throws Exception {
        folder = temp.resolve("j");
        sink = Sinks.start(folder, Map.of("roll", "minute"), () -> Sinks.START_MS, () -> 0);
        Sinks.write(sink, 0);
        look();
    }

    private void look() {
        sink.look();
        sink.look();
    }

    private void deleteFolder() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private Path current() throws IOException {
        CycleFiles files = Journal.open(folder).files();
        return files.file(files.last());
    }

    @Test
    void deletedFileIsFollowedByANewOneWithWhatWasWrittenSince() throws Exception {
        Files.delete(current());
        Sinks.write(sink, 1);
        Sinks.write(sink, 2);
        look();
        Sinks.write(sink, 3);
        Sinks.write(sink, 4);
        sink.close();

        assertThat(Sinks.numbers(folder)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void deletedFolderIsMadeAnew() throws Exception {
        deleteFolder();
        Sinks.write(sink, 1);
        look();
        sink.onIdle(0);
        Sinks.write(sink, 2);

        assertThat(Sinks.numbers(folder)).containsExactly(1L, 2L);
        assertThatThrownBy(() -> Sinks.start(folder, Map.of("roll", "minute"))).as("it is locked again")
            .hasMessageContaining("is being written");
        sink.close();
    }

    @Test
    void movedFolderKeepsWhatIsInIt() throws Exception {
        Files.move(folder, temp.resolve("moved"));
        Sinks.write(sink, 1);
        look();
        Sinks.write(sink, 2);
        sink.close();

        assertThat(Sinks.numbers(temp.resolve("moved"))).containsExactly(0L, 1L);
        assertThat(Sinks.numbers(folder)).containsExactly(2L);
    }

    @Test
    void blocksWaitWhileAnotherWeirHasTheNewFolder() throws Exception {
        deleteFolder();
        Sinks.write(sink, 1);
        JournalSink other = Sinks.start(folder, Map.of("roll", "minute"), () -> Sinks.START_MS, () -> 0);
        look();

        assertThatThrownBy(() -> Sinks.write(sink, 2))
            .isInstanceOfSatisfying(SinkException.class, e -> assertThat(e.isRetryable()).isTrue());
        other.close();
        Sinks.write(sink, 2);
        sink.close();

        assertThat(Sinks.numbers(folder)).containsExactly(1L, 2L);
    }

    @Test
    void aReaderThatFollowsGoesOnInTheNewFile() throws Exception {
        List<Long> read = new ArrayList<>();
        try (JournalReader reader = Journal.open(folder).reader()) {
            readAll(reader, read);
            Files.delete(current());
            Sinks.write(sink, 1);
            look();
            Sinks.write(sink, 2);
            sink.close();
            while (!read.contains(2L)) {
                readAll(reader, read);
            }
        }

        assertThat(read).startsWith(0L, 1L).endsWith(2L);
    }

    private static void readAll(JournalReader reader, List<Long> to) throws IOException {
        while (reader.next()) {
            while (reader.block().next()) {
                to.add(Wire.i64(reader.block().bytes(), reader.block().offset()));
            }
        }
    }
}
