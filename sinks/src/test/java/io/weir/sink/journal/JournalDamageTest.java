// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever was done to a journal's file, by a power cut or by hand: every block that was not touched is read, before a
 * start and after it; no file is gone; what is missing is told and counted; flows go on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalDamageTest {
    private static final int BLOCKS = 60;
    private static final int NEW = 1_000;
    /** More than the blocks take, as the file of a writer has it. */
    private static final int ROOM = 256 << 10;

    @TempDir
    private static Path folder;
    /** Journals as they were left by a writer that closed them, and by one that was killed. */
    private final List<Path> left = new ArrayList<>();
    private List<Block> blocks;

    /** A block as it was written. */
    private record Block(long number, long from, long to) {
        boolean isTouched(Damage damage) {
            return from < damage.to && to > damage.from;
        }
    }

    /** Bytes that are not any more what they were; {@code random} or zero, or cut off with all behind them. */
    private record Damage(String name, long from, long to, boolean random, boolean cut) {
        static Damage zeros(long from, long to) {
            return new Damage("zeros " + from + " to " + to, from, to, false, false);
        }

        static Damage noise(long from, long to) {
            return new Damage("noise " + from + " to " + to, from, to, true, false);
        }

        static Damage cutAt(long at) {
            return new Damage("cut at " + at, at, Long.MAX_VALUE, false, true);
        }

        void doTo(Path path) throws IOException {
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                if (cut) {
                    file.setLength(from);
                    return;
                }
                byte[] bytes = new byte[(int) (to - from)];
                if (random) {
                    new Random(from * 31 + to).nextBytes(bytes);
                }
                file.seek(from);
                file.write(bytes);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void write() throws Exception {
        Path closed = folder.resolve("closed");
        try (JournalSink sink = Sinks.start(closed, Map.of("roll", "day", "fsync", "batch"))) {
            for (int i = 0; i < BLOCKS; i++) {
                Sinks.write(sink, i, 8 + i * 397 % 5000);
            }
            left.add(copy(closed, folder.resolve("killed")));
        }
        left.add(closed);
        blocks = blocks(newest(closed));
    }

    private static List<Block> blocks(Path path) throws IOException {
        List<Block> blocks = new ArrayList<>();
        try (CycleFile file = CycleFile.open(path)) {
            Excerpts excerpts = new Excerpts(file);
            while (excerpts.next() == Excerpts.Step.BLOCK) {
                blocks.add(new Block(blocks.size(), excerpts.at(), excerpts.at() + 4 + excerpts.length()));
            }
        }
        assertThat(blocks).hasSize(BLOCKS);
        return blocks;
    }

    private static Path newest(Path dir) throws IOException {
        CycleFiles files = Journal.open(dir).files();
        return files.found(files.last());
    }

    /** Without the room that was allocated and not used: only some of it matters here. */
    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(to.resolve(file.getFileName()), Arrays.copyOf(bytes, Math.min(bytes.length, ROOM)));
            }
        }
        return to;
    }

    Stream<Damage> damages() {
        long first = blocks.get(0).from;
        long end = blocks.get(BLOCKS - 1).to;
        List<Damage> all = new ArrayList<>();
        for (long to : new long[] {4, 200, 4096, first - 4, first, 65_536, first + 50, 100_000, end - 5, ROOM}) {
            all.add(Damage.zeros(0, to));
            all.add(Damage.noise(0, to));
        }
        for (long at : new long[] {0, 1, 4, 100, 200, 4096, first - 1, first, first + 2, first + 4, first + 36,
            blocks.get(30).from, blocks.get(30).from + 4, blocks.get(30).from + 40, blocks.get(30).to,
            blocks.get(BLOCKS - 1).from, end - 1, end}) {
            all.add(Damage.cutAt(at));
        }
        for (int block : new int[] {0, 30, BLOCKS - 1}) {
            long from = blocks.get(block).from;
            long to = blocks.get(block).to;
            for (long[] hole : new long[][] {{from, from + 4}, {from, from + 1}, {from + 4, from + 8},
                {from + 4, from + 36}, {from + 28, from + 32}, {from + 40, to}, {from, to}, {from - 3, to + 3},
                {from, Math.min(to + 20_000, end)}, {from & ~4095L, (from & ~4095L) + 4096}}) {
                all.add(Damage.zeros(hole[0], hole[1]));
                all.add(Damage.noise(hole[0], hole[1]));
            }
        }
        for (long[] hole : new long[][] {{204, 400}, {16, 60}, {8_192, 12_288}, {32_768, 36_864}, {33_012, 33_040}}) {
            all.add(Damage.zeros(hole[0], hole[1]));
            all.add(Damage.noise(hole[0], hole[1]));
        }
        int step = Integer.getInteger("weir.thorough", 1) > 1 ? 1 : 3;
        return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get).distinct();
    }

    @ParameterizedTest
    @MethodSource("damages")
    void everyBlockThatWasNotTouchedIsReadAndNoFileIsGone(Damage damage) throws Exception {
        Path how = left.get((int) (damage.from / 4 + damage.to) & 1);
        Path dir = copy(how, folder.resolve(how.getFileName() + " " + damage));
        Path file = newest(dir);
        damage.doTo(file);
        byte[] damaged = Files.readAllBytes(file);
        List<Long> untouched = blocks.stream().filter(each -> !each.isTouched(damage)).map(Block::number).toList();

        List<Long> before = new ArrayList<>();
        long faults = Sinks.read(dir, before);
        long told = startAndWrite(dir);
        List<Long> after = new ArrayList<>();
        long faultsAfter = Sinks.read(dir, after);

        assertThat(before).as("before the start").isSorted().doesNotHaveDuplicates().containsAll(untouched);
        assertThat(after).as("after the start").doesNotHaveDuplicates().containsAll(before).contains((long) NEW);
        assertThat(names(dir)).anyMatch(name -> name.startsWith(file.getFileName().toString()));
        assertThat(kept(dir, file.getFileName().toString(), damaged)).as("bytes are kept").isTrue();
        if (before.size() < BLOCKS) {
            assertThat(faults).as("faults").isPositive();
            assertThat(told + faultsAfter).as("told by the start, or still there to be told").isPositive();
        }
    }

    /** Chronicle looks into files before the newest, too. */
    @ParameterizedTest
    @MethodSource("someDamages")
    void fileBeforeTheNewestMayBeDamagedAsMuch(Damage damage) throws Exception {
        Path dir = copy(left.get(1), folder.resolve("older " + damage));
        AtomicLong nowMs = new AtomicLong(System.currentTimeMillis() + Duration.ofDays(2).toMillis());
        try (JournalSink sink = Sinks.start(dir, Map.of("roll", "day"), nowMs::get, () -> 0)) {
            Sinks.write(sink, NEW);
        }
        CycleFiles files = Journal.open(dir).files();
        damage.doTo(files.found(files.cycles()[0]));
        List<Long> untouched = blocks.stream().filter(each -> !each.isTouched(damage)).map(Block::number).toList();

        List<Long> before = new ArrayList<>();
        long faults = Sinks.read(dir, before);
        nowMs.addAndGet(Duration.ofDays(1).toMillis());
        try (JournalSink sink = Sinks.start(dir, Map.of("roll", "day"), nowMs::get, () -> 0)) {
            Sinks.write(sink, NEW + 1);
        }
        List<Long> after = new ArrayList<>();

        assertThat(Sinks.read(dir, after)).isEqualTo(faults).isPositive();
        assertThat(before).containsAll(untouched).contains((long) NEW).isSorted().doesNotHaveDuplicates();
        assertThat(after).startsWith(before.toArray(Long[]::new)).endsWith(NEW + 1L).hasSize(before.size() + 1);
    }

    Stream<Damage> someDamages() {
        long middle = blocks.get(30).from;
        return Stream.of(Damage.zeros(0, 4), Damage.zeros(0, 4096), Damage.noise(0, 65_536), Damage.zeros(0, ROOM),
            Damage.cutAt(0), Damage.cutAt(100), Damage.cutAt(middle + 20), Damage.cutAt(blocks.get(30).to),
            Damage.zeros(blocks.get(0).from, blocks.get(0).from + 4), Damage.zeros(200, 65_808), Damage.zeros(80, 100),
            Damage.zeros(middle, middle + 4096), Damage.noise(middle, middle + 4096));
    }

    /** A reader's place says how many blocks come before it; some of those are gone now. */
    @ParameterizedTest
    @MethodSource("someDamages")
    void namedReaderMissesNothingThatItHadNotRead(Damage damage) throws Exception {
        Path dir = copy(left.get(1), folder.resolve("reader " + damage));
        Position place = null;
        try (JournalReader reader = Journal.open(dir).reader()) {
            for (int i = 0; i < 40 && reader.next(); i++) {
                reader.block().next();
                place = reader.nextPosition();
            }
        }
        damage.doTo(newest(dir));

        List<Long> rest = new ArrayList<>();
        try (JournalReader reader = Journal.open(dir).reader()) {
            reader.to(place);
            Sinks.read(reader, rest);
        }

        assertThat(rest).isSorted().containsAll(blocks.stream()
            .filter(each -> each.number >= 40 && !each.isTouched(damage)).map(Block::number).toList());
    }

    /** What is not touched by going on: everything but an end mark in what was cut. */
    private static boolean kept(Path dir, String name, byte[] damaged) throws IOException {
        for (String each : names(dir)) {
            if (each.startsWith(name)) {
                byte[] now = Files.readAllBytes(dir.resolve(each));
                long differ = IntStream.range(0, damaged.length)
                    .filter(i -> i >= now.length || damaged[i] != 0 && damaged[i] != now[i]).count();
                if (differ <= 300) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> names(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** A start; how many files it found damaged. */
    private static long startAndWrite(Path dir) throws Exception {
        try (JournalSink sink = Sinks.start(dir, Map.of("roll", "day", "fsync", "none"))) {
            Sinks.write(sink, NEW);
            return sink.figures().get("files_damaged");
        }
    }
}
