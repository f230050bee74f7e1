// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.journal.Journal;
import io.weir.journal.Position;
import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.Roll;
import io.weir.time.TrustedClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final int CYCLES = 5;

    @TempDir
    private Path folder;
    private CycleFiles files;
    private int[] cycles;

    /** A journal of five files, the oldest five minutes old. */
    @BeforeEach
    void write() throws Exception {
        AtomicLong nowMs = new AtomicLong(Sinks.START_MS);
        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "minute"), nowMs::get, () -> 0)) {
            for (int i = 0; i < CYCLES; i++) {
                Sinks.write(sink, i, 50_000);
                nowMs.addAndGet(60_000);
            }
        }
        files = Journal.open(folder).files();
        cycles = files.cycles();
        for (int i = 0; i < CYCLES; i++) {
            Files.setLastModifiedTime(files.file(cycles[i]), FileTime.fromMillis(Sinks.START_MS + i * 60_000L));
        }
    }

    private Retention retention(Map<String, String> more) throws Exception {
        Map<String, String> all = new java.util.HashMap<>(more);
        all.put("roll", "minute");
        return new Retention(Sinks.settings(folder, all), TrustedClock.always(() -> Sinks.START_MS + CYCLES * 60_000L));
    }

    @Test
    void nothingIsRemovedUnlessAskedFor() throws Exception {
        Retention retention = retention(Map.of());

        retention.prune(cycles[4], 0);

        assertThat(files.cycles()).hasSize(CYCLES);
        assertThat(retention.figures()).isEmpty();
    }

    @Test
    void oldFilesAreRemovedByAge() throws Exception {
        Retention retention = retention(Map.of("keep-age", "3m30s"));

        retention.prune(cycles[4], 0);

        assertThat(files.cycles()).containsExactly(cycles[2], cycles[3], cycles[4]);
        assertThat(retention.removed()).isEqualTo(2);
        assertThat(Sinks.numbers(folder)).containsExactly(2L, 3L, 4L);
    }

    @Test
    void fileThatANamedReaderNeedsIsKeptWhateverItsAge() throws Exception {
        Journal.open(folder).places().write("billing", new Position(Roll.index(cycles[1], 0), 0));

        retention(Map.of("keep-age", "1m")).prune(cycles[4], 0);

        assertThat(files.cycles()).containsExactly(cycles[1], cycles[2], cycles[3], cycles[4]);
    }

    @Test
    void limitOfBytesRemovesAlsoWhatAReaderNeedsAndCountsIt() throws Exception {
        Journal.open(folder).places().write("billing", new Position(Roll.index(cycles[1], 0), 0));
        Retention retention = retention(Map.of("keep-bytes", "200000"));

        retention.prune(cycles[4], 60_000);

        assertThat(files.cycles()).hasSize(2).endsWith(cycles[4]);
        assertThat(retention.removed()).isEqualTo(3);
        assertThat(retention.forced()).isEqualTo(2);
        assertThat(retention.figures()).isEqualTo(Map.of("files_removed", 3L, "files_removed_unread", 2L));
    }

    @Test
    void readerWhosePlaceIsDamagedCountsAsOneThatNeedsAllAndHoldsUpNoLimitOfBytes() throws Exception {
        Files.createDirectories(folder.resolve("readers"));
        Files.writeString(folder.resolve("readers/torn"), "");
        retention(Map.of("keep-age", "1m")).prune(cycles[4], 0);
        assertThat(files.cycles()).hasSize(CYCLES);

        Retention byBytes = retention(Map.of("keep-bytes", "200000"));
        byBytes.prune(cycles[4], 60_000);

        assertThat(files.cycles()).hasSize(2);
        assertThat(byBytes.forced()).isEqualTo(3);
    }

    @Test
    void fileBeingWrittenIsNeverRemoved() throws Exception {
        retention(Map.of("keep-bytes", "1", "keep-age", "1ms")).prune(cycles[4], 60_000);

        assertThat(files.cycles()).containsExactly(cycles[4]);
    }

    /** What a retention removes by its own clock, which says {@code nowMs} and may be doubted. */
    private int[] left(TrustedClock clock, Map<String, String> more) throws Exception {
        Map<String, String> all = new java.util.HashMap<>(more);
        all.put("roll", "minute");
        new Retention(Sinks.settings(folder, all), clock).prune(cycles[4], 60_000);
        return files.cycles();
    }

    @Test
    void clockThatJumpedAheadRemovesNothingByAgeButKeepsTheLimitOfBytes() throws Exception {
        AtomicLong nowMs = new AtomicLong(Sinks.START_MS + CYCLES * 60_000L);
        TrustedClock clock = new TrustedClock(nowMs::get, () -> 0);
        nowMs.addAndGet(400L * 86_400_000);

        assertThat(left(clock, Map.of("keep-age", "1h"))).hasSize(CYCLES);
        assertThat(left(clock, Map.of("keep-age", "1h", "keep-bytes", "200000"))).hasSize(2);
    }

    @Test
    void startYearsAheadOrIn1970RemovesNothingByAge() throws Exception {
        for (long nowMs : new long[] {Sinks.START_MS + 3 * 365 * 86_400_000L, 5_000}) {
            TrustedClock clock = new TrustedClock(() -> nowMs, () -> 0);
            clock.found("journal", Sinks.START_MS + 4 * 60_000);

            assertThat(left(clock, Map.of("keep-age", "1h"))).hasSize(CYCLES);
        }
    }

    @Test
    void filesThatAWrongClockWroteAreAsOldAsTheNext() throws Exception {
        Files.setLastModifiedTime(files.file(cycles[0]), FileTime.fromMillis(12_000));
        Files.setLastModifiedTime(files.file(cycles[1]), FileTime.fromMillis(Sinks.START_MS + 86_400_000));
        TrustedClock clock = new TrustedClock(() -> Sinks.START_MS + CYCLES * 60_000L, () -> 0);

        assertThat(left(clock, Map.of("keep-age", "3m30s"))).hasSize(CYCLES);
        assertThat(left(clock, Map.of("keep-age", "2m30s"))).containsExactly(cycles[3], cycles[4]);
    }
}
