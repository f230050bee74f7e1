// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.journal.Journal;
import io.weir.journal.JournalReader;
import io.weir.journal.store.CycleFile;
import io.weir.journal.store.CycleFiles;
import io.weir.journal.store.Excerpts;
import io.weir.journal.store.Roll;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.core.analytics.AnalyticsFacade;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weir's reader against Chronicle Queue's own: same files, same excerpts, same indexes. */
class ChronicleFormTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheSameExcerptsAtTheSameIndexesAsChronicle() throws Exception {
        AtomicLong nowMs = new AtomicLong(Sinks.START_MS);
        try (JournalSink sink = Sinks.start(folder, Map.of("roll", "minute"), nowMs::get, System::nanoTime)) {
            for (int i = 0; i < 3000; i++) {
                Sinks.write(sink, i, 8 + i * 37 % 5000);
                nowMs.addAndGet(i == 2000 ? 60_000 : 10);
            }
        }

        List<String> ours = ours();
        assertThat(ours).hasSize(3000).isEqualTo(chronicles());
    }

    private List<String> ours() throws Exception {
        List<String> seen = new ArrayList<>();
        try (JournalReader reader = Journal.open(folder).reader()) {
            while (reader.next()) {
                reader.block().next();
                seen.add(Long.toHexString(reader.block().index()) + " " + Arrays.hashCode(reader.block().copy()));
            }
        }
        return seen;
    }

    private List<String> chronicles() {
        List<String> seen = new ArrayList<>();
        ForwardClock clock = new ForwardClock(() -> Sinks.START_MS, System::nanoTime);
        try (ChronicleQueue queue = ChronicleSetup.open(new CycleFiles(folder, Roll.MINUTE), clock)) {
            ExcerptTailer tailer = queue.createTailer();
            while (true) {
                try (DocumentContext excerpt = tailer.readingDocument()) {
                    if (!excerpt.isPresent()) {
                        return seen;
                    }
                    byte[] bytes = excerpt.wire().bytes().toByteArray();
                    byte[] payload = Arrays.copyOfRange(bytes, 32 + 36, bytes.length);
                    seen.add(Long.toHexString(excerpt.index()) + " " + Arrays.hashCode(payload));
                }
            }
        }
    }

    @Test
    void headOfAFileStatesWhereItsLastExcerptIs() throws Exception {
        try (JournalSink sink = Sinks.start(folder, Map.of())) {
            for (int i = 0; i < 700; i++) {
                Sinks.write(sink, i);
            }
        }

        CycleFiles files = Journal.open(folder).files();
        try (CycleFile file = CycleFile.open(files.file(files.last()))) {
            Excerpts excerpts = new Excerpts(file);
            while (excerpts.next() == Excerpts.Step.BLOCK) {
                continue;
            }
            assertThat(file.statedPosition()).isEqualTo(excerpts.at()).isPositive();
            assertThat(file.hasHead()).isTrue();
        }
    }

    @Test
    void chronicleCannotReportUsageToItsMaker() throws Exception {
        Sinks.start(folder, Map.of()).close();

        assertThat(AnalyticsFacade.isEnabled()).isFalse();
        assertThatThrownBy(() -> Class.forName("net.openhft.chronicle.analytics.Analytics"))
            .as("what it would report with").isInstanceOf(ClassNotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(Roll.class)
    void rollsAreNamedAndNumberedAsChroniclesAre(Roll roll) {
        RollCycle theirs = ChronicleSetup.cycle(roll);
        long timeMs = Instant.parse("2026-03-29T23:59:59.999Z").toEpochMilli();
        int cycle = roll.cycleAt(timeMs);

        assertThat(roll.lengthMs()).isEqualTo(theirs.lengthInMillis());
        assertThat(cycle).isEqualTo(theirs.current(() -> timeMs, 0));
        assertThat(Roll.index(cycle, 77)).isEqualTo(theirs.toIndex(cycle, 77));
        assertThat(roll.cycleOf(roll.fileName(cycle))).isEqualTo(cycle);
        assertThat(roll.cycleOf("metadata.cq4t")).isEqualTo(-1);
        assertThat(Roll.of(roll.text())).isEqualTo(roll);
    }
}
