// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.wire.Wire;
import io.weir.journal.Journal;
import io.weir.journal.JournalReader;
import io.weir.journal.Position;
import io.weir.journal.store.CycleFile;
import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.Excerpts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader beside a writer: follows it from file to file, and finds places again. */
class FollowingTest {
    private static final int MINUTE_MS = 60_000;

    @TempDir
    private Path folder;
    private final AtomicLong nowMs = new AtomicLong(Sinks.START_MS);
    private JournalSink sink;
    private JournalReader reader;

    @BeforeEach
    void open() throws Exception {
        sink = Sinks.start(folder, Map.of("roll", "minute"), nowMs::get, () -> 0);
        reader = Journal.open(folder).reader();
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        sink.close();
    }

    private void write(long first, long end) throws Exception {
        for (long number = first; number < end; number++) {
            Sinks.write(sink, number);
        }
    }

    private long next() throws IOException {
        if (!reader.next() || !reader.block().next()) {
            return -1;
        }
        return Wire.i64(reader.block().bytes(), reader.block().offset());
    }

    @Test
    void readerSeesEachBlockAsSoonAsItIsWrittenAlsoInTheNextFile() throws Exception {
        assertThat(next()).as("nothing yet").isEqualTo(-1);
        for (int number = 0; number < 10; number++) {
            Sinks.write(sink, number);
            assertThat(next()).isEqualTo(number);
            assertThat(next()).isEqualTo(-1);
            nowMs.addAndGet(MINUTE_MS / 3);
        }
        assertThat(Journal.open(folder).files().cycles()).hasSize(4);
    }

    @Test
    void lastRecordsAreFoundAcrossFiles() throws Exception {
        write(0, 5);
        nowMs.addAndGet(MINUTE_MS);
        write(5, 8);

        for (int count = 1; count <= 8; count++) {
            reader.toLast(count);
            assertThat(next()).isEqualTo(8 - count);
        }
        reader.toLast(100);
        assertThat(next()).isZero();
        reader.toLast(0);
        assertThat(next()).isEqualTo(-1);
        reader.toEnd();
        assertThat(next()).isEqualTo(-1);
        write(8, 9);
        assertThat(next()).isEqualTo(8);
    }

    @Test
    void placeOfARecordIsFoundAgain() throws Exception {
        write(0, 600);
        Position place = null;
        for (long number = 0; number <= 500; number++) {
            assertThat(next()).isEqualTo(number);
            place = reader.block().position();
        }

        assertThat(reader.to(place)).isTrue();
        assertThat(next()).isEqualTo(500);
        assertThat(reader.to(reader.nextPosition())).isTrue();
        assertThat(next()).as("the block has no more").isEqualTo(-1);
        assertThat(next()).isEqualTo(501);
    }

    @Test
    void whereReadingBeginsIsAPlaceThatIsFoundAgain() throws Exception {
        assertThat(reader.begin()).as("of an empty journal").isEqualTo(Position.START);
        write(0, 5);
        nowMs.addAndGet(MINUTE_MS);
        write(5, 8);

        assertBeginsAt(0);
        for (int count = 0; count <= 8; count++) {
            reader.toLast(count);
            assertBeginsAt(count == 0 ? -1 : 8 - count);
        }
        reader.toEnd();
        assertBeginsAt(-1);
        assertThat(reader.to(Position.START)).isTrue();
        assertBeginsAt(0);
    }

    private void assertBeginsAt(long number) throws IOException {
        Position begin = reader.begin();
        assertThat(next()).isEqualTo(number);
        assertThat(reader.to(begin)).isTrue();
        assertThat(next()).as("from " + begin).isEqualTo(number);
    }

    @Test
    void readerOfAFileThatIsRemovedGoesOnWithTheNext() throws Exception {
        write(0, 3);
        assertThat(next()).isZero();
        Position place = reader.block().position();
        nowMs.addAndGet(MINUTE_MS);
        write(3, 4);
        CycleFiles files = Journal.open(folder).files();
        Files.delete(files.file(files.cycles()[0]));

        assertThat(next()).isEqualTo(1);
        assertThat(next()).isEqualTo(2);
        assertThat(next()).isEqualTo(3);
        assertThat(reader.to(place)).as("its file is gone").isFalse();
        assertThat(next()).isEqualTo(3);
    }

    @Test
    void damagedBlockIsLeftOutAndToldAndTheRestIsRead() throws Exception {
        write(0, 10);
        CycleFiles files = Journal.open(folder).files();
        StringBuilder told = new StringBuilder();
        reader.onDamage(told::append);
        assertThat(next()).isZero();
        try (RandomAccessFile file = new RandomAccessFile(files.file(files.last()).toFile(), "rw")) {
            // In the midst of the fourth block: the first is behind Chronicle's indexes.
            file.seek(firstBlockAt() + 3 * 1072 + 500);
            file.write(1);
        }

        for (long number : new long[] {1, 2, 4, 5, 6, 7, 8, 9, -1}) {
            assertThat(next()).isEqualTo(number);
        }
        assertThat(reader.damagedBlocks()).isEqualTo(1);
        assertThat(told.toString()).contains("block ").contains(files.file(files.last()).toString());
    }

    private long firstBlockAt() throws IOException {
        CycleFiles files = Journal.open(folder).files();
        try (CycleFile file = CycleFile.open(files.file(files.last()))) {
            Excerpts excerpts = new Excerpts(file);
            excerpts.next();
            return excerpts.at();
        }
    }
}
