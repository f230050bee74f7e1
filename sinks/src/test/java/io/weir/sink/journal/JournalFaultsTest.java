// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.weir.journal.CycleSummary;
import io.weir.journal.Journal;
import io.weir.journal.store.CycleFiles;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a journal from outside: everything before it stays, nothing comes twice, writing goes on. */
class JournalFaultsTest {
    @TempDir
    private Path folder;

    private static List<Long> upTo(long end) {
        return LongStream.range(0, end).boxed().toList();
    }

    private Path newest() throws IOException {
        CycleFiles files = Journal.open(folder).files();
        return files.file(files.last());
    }

    @Test
    void secondWriterOfAFolderIsRefusedByNameOfTheFirst() throws Exception {
        try (JournalSink first = Sinks.start(folder, Map.of())) {
            assertThatThrownBy(() -> Sinks.start(folder, Map.of())).isInstanceOf(SinkException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("pid " + ProcessHandle.current().pid());
            Sinks.write(first, 0);
        }

        assertThat(Sinks.numbers(folder)).containsExactly(0L);
    }

    @Test
    void folderThatCannotBeMadeIsRefusedWithItsName() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> Sinks.start(file.resolve("journal"), Map.of())).isInstanceOf(SinkException.class)
            .hasMessage("open journal " + file.resolve("journal")
                + ": not a directory; choose another folder with -transport.journal.dir");
        assertThatThrownBy(() -> Sinks.start(file, Map.of())).isInstanceOf(SinkException.class)
            .hasMessage("open journal " + file
                + ": there is a file of that name; choose another folder with -transport.journal.dir");
        assertThatThrownBy(() -> Sinks.start(Path.of("/proc/weir"), Map.of())).isInstanceOf(SinkException.class)
            .hasMessageMatching("open journal /proc/weir: (no such file or directory; choose|permission denied; let) .*"
                + "-transport.journal.dir");
    }

    @Test
    void folderThatMayNotBeWrittenIsRefusedWithTheReasonAndTheFlag() throws Exception {
        Path dir = Files.createDirectory(folder.resolve("kept"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeFalse(Files.isWritable(dir), "root may write everywhere: this needs an ordinary user");

        assertThatThrownBy(() -> Sinks.start(dir, Map.of())).isInstanceOf(SinkException.class)
            .hasMessage("open journal " + dir + ": permission denied; let Weir's user write there, or choose another "
                + "folder with -transport.journal.dir");
    }

    @Test
    void settingsThatCannotBeMeantAreNamedAsTyped() {
        assertThatThrownBy(() -> Sinks.settings(folder, Map.of("fsync-interval", "500us")).check("-transport.j"))
            .hasMessage("-transport.j.fsync-interval must be 1ms or more, not 500us");
        assertThatThrownBy(() -> Sinks.settings(Path.of(""), Map.of()).check("-transport.j"))
            .hasMessage("the journal's folder is not set: say -transport.j.dir=DIR");
        assertThatThrownBy(() -> Sinks.settings(folder, Map.of("keep-bytes", "-1")))
            .hasMessageStartingWith("bad value \"-1\" for -transport.journal.keep-bytes: allowed is bytes");
        assertThatThrownBy(() -> Sinks.settings(folder, Map.of("keep-age", "-1s")))
            .hasMessageStartingWith("bad value \"-1s\" for -transport.journal.keep-age: allowed is a duration");
    }

    @Test
    void otherRollThanTheJournalsIsRefused() throws Exception {
        Sinks.start(folder, Map.of("roll", "hour")).close();

        assertThatThrownBy(() -> Sinks.start(folder, Map.of("roll", "day"))).isInstanceOf(SinkException.class)
            .hasMessageContaining("roll=hour");
    }

    @Test
    void writingGoesOnInTheSameFileAfterAStop() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (JournalSink sink = Sinks.start(folder, Map.of("roll", "day"))) {
                Sinks.write(sink, i);
            }
        }

        assertThat(Sinks.numbers(folder)).isEqualTo(upTo(5));
        assertThat(Journal.open(folder).files().cycles()).hasSizeBetween(1, 2);
    }

    @Test
    void newestFileThatWasCutKeepsItsWholeBlocks() throws Exception {
        for (int cut : new int[] {40_000, 70_000, 75_000, 81_920}) {
            Path dir = folder.resolve("cut-" + cut);
            try (JournalSink sink = Sinks.start(dir, Map.of("roll", "day"))) {
                for (int i = 0; i < 50; i++) {
                    Sinks.write(sink, i);
                }
            }
            CycleFiles files = Journal.open(dir).files();
            try (RandomAccessFile file = new RandomAccessFile(files.file(files.last()).toFile(), "rw")) {
                file.setLength(cut);
            }
            List<Long> left = new ArrayList<>();
            assertThat(Sinks.read(dir, left)).isOne();
            assertThat(left).isEqualTo(upTo(left.size())).hasSizeGreaterThanOrEqualTo(cut < 70_000 ? 0 : 1);
            assertThat(new CycleSummary(files, files.last()).isCut()).isTrue();

            try (JournalSink sink = Sinks.start(dir, Map.of("roll", "day"))) {
                Sinks.write(sink, 100);
            }
            try (JournalSink sink = Sinks.start(dir, Map.of("roll", "day"))) {
                Sinks.write(sink, 101);
            }

            List<Long> after = Sinks.numbers(dir);
            assertThat(after.subList(0, left.size())).isEqualTo(left);
            assertThat(after.subList(left.size(), after.size())).containsExactly(100L, 101L);
        }
    }

    @Test
    void newestFileWithoutItsHeadIsPutAsideAndStillRead() throws Exception {
        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "day"))) {
            Sinks.write(sink, 0);
        }
        Path newest = newest();
        try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
            file.seek(4);
            file.write(new byte[400]);
        }

        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "day"))) {
            Sinks.write(sink, 1);
        }

        assertThat(newest.resolveSibling(newest.getFileName() + ".damaged")).exists();
        List<Long> there = new ArrayList<>();
        assertThat(Sinks.read(folder, there)).isOne();
        assertThat(there).containsExactly(0L, 1L);
    }

    @Test
    void emptyNewestFileIsNoHindranceAndIsKept() throws Exception {
        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "day"))) {
            Sinks.write(sink, 0);
        }
        CycleFiles files = Journal.open(folder).files();
        Path empty = files.file(files.last() + 1);
        Files.write(empty, new byte[5000]);

        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "day"))) {
            Sinks.write(sink, 1);
            assertThat(sink.figures()).containsEntry("files_damaged", 1L);
        }

        assertThat(empty.resolveSibling(empty.getFileName() + ".empty")).hasSize(5000);

        assertThat(Sinks.numbers(folder)).containsExactly(0L, 1L);
    }

    @Test
    void clockThatIsSetBackChangesNeitherOrderNorFiles() throws Exception {
        AtomicLong nowMs = new AtomicLong(Sinks.START_MS);
        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "minute"), nowMs::get, () -> 0)) {
            Sinks.write(sink, 0);
            nowMs.addAndGet(60_000);
            Sinks.write(sink, 1);
            nowMs.addAndGet(-3_600_000);
            Sinks.write(sink, 2);
        }
        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "minute"), nowMs::get, () -> 0)) {
            Sinks.write(sink, 3);
        }

        assertThat(Sinks.numbers(folder)).isEqualTo(upTo(4));
        assertThat(Journal.open(folder).files().cycles()).hasSize(2);
    }

    @Test
    void filesRollByElapsedTimeWhileTheClockIsBehind() throws Exception {
        AtomicLong nowMs = new AtomicLong(Sinks.START_MS);
        AtomicLong elapsedNs = new AtomicLong();
        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "minute"), nowMs::get, elapsedNs::get)) {
            Sinks.write(sink, 0);
            nowMs.addAndGet(-86_400_000);
            elapsedNs.addAndGet(60_000_000_000L);
            Sinks.write(sink, 1);
        }

        assertThat(Sinks.numbers(folder)).isEqualTo(upTo(2));
        assertThat(Journal.open(folder).files().cycles()).hasSize(2);
    }

    @Test
    void fileThatIsLeftTakesNoMoreRoomThanItsData() throws Exception {
        AtomicLong nowMs = new AtomicLong(Sinks.START_MS);
        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "minute"), nowMs::get, () -> 0)) {
            Sinks.write(sink, 0);
            nowMs.addAndGet(60_000);
            Sinks.write(sink, 1);
        }

        CycleFiles files = Journal.open(folder).files();
        assertThat(Files.size(files.file(files.cycles()[0]))).isLessThan(100_000);
    }
}
