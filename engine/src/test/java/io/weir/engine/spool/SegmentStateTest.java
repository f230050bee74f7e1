// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.config.SpoolConfig;
import io.weir.engine.config.SpoolConfig.Overflow;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What says how much is in a segment may be older than its blocks, or gone: no segment goes that has blocks. */
@Timeout(120)
class SegmentStateTest {
    private static final int BLOCKS = 5;

    @TempDir
    private Path dir;
    private final List<String> warnings = new ArrayList<>();
    private Path state;

    /** What a power cut left of a state. */
    private record Left(String name, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Spool open() throws IOException {
        return Spool.open(new SpoolConfig(dir, 1 << 20, Duration.ofHours(1), Overflow.OLDEST),
            TrustedClock.always(() -> 1_000_000), warnings::add);
    }

    private static List<String> read(Spool spool) throws IOException {
        List<String> read = new ArrayList<>();
        TestBlock room = new TestBlock();
        while (spool.read(room) != null) {
            read.addAll(room.texts());
        }
        return read;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> all = Files.list(dir)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    @BeforeEach
    void write() throws IOException {
        try (Spool spool = open()) {
            for (int i = 0; i < BLOCKS; i++) {
                spool.append(TestBlock.of("record " + i));
            }
        }
        state = segments().get(0).resolve("state");
    }

    static Stream<Left> remains() {
        byte[] fresh = ByteBuffer.allocate(56).putLong(0x7765697253503031L).array();
        byte[] noise = fresh.clone();
        Arrays.fill(noise, 8, 56, (byte) 0x85);
        byte[] contradiction = ByteBuffer.wrap(fresh.clone()).putLong(8, 2).putLong(16, 2).putLong(40, 9).array();
        return Stream.of(new Left("as it was begun", fresh), new Left("of one block before", behind(fresh, 1, 0)),
            new Left("of one block, which was sent", behind(fresh, 1, 1)), new Left("gone", null),
            new Left("empty", new byte[0]), new Left("zeros", new byte[56]), new Left("cut", Arrays.copyOf(fresh, 50)),
            new Left("noise", noise), new Left("contradiction", contradiction));
    }

    private static byte[] behind(byte[] fresh, long blocks, long acknowledged) {
        return ByteBuffer.wrap(fresh.clone()).putLong(8, blocks).putLong(16, blocks).putLong(24, 60)
            .putLong(32, 1_000_000).putLong(40, acknowledged).putLong(48, acknowledged).array();
    }

    @ParameterizedTest
    @MethodSource("remains")
    void everyBlockIsReadWhateverTheStateSays(Left left) throws IOException {
        if (left.bytes == null) {
            Files.delete(state);
        } else {
            Files.write(state, left.bytes);
        }

        List<String> read;
        SpoolAccount account;
        try (Spool spool = open()) {
            read = read(spool);
            account = spool.account();
            spool.settle((int) account.waiting());
            spool.acknowledge(null);
        }

        int first = left.name.endsWith("sent") ? 1 : 0;
        assertThat(read).isEqualTo(Stream.iterate(first, i -> i + 1).limit(BLOCKS - first).map(i -> "record " + i)
            .toList());
        assertThat(account).isEqualTo(new SpoolAccount(BLOCKS - first, BLOCKS - first, 0, 0, 0));
        boolean told = left.bytes == null || !left.name.contains("of one") && !left.name.contains("begun");
        assertThat(warnings).hasSize(told ? 1 : 0).allMatch(line -> line.contains("state") && line.contains("again"));
        assertThat(segments()).as("all was sent").isEmpty();
    }

    @Test
    void segmentWhoseMakerDiedBeforeItWroteAnythingGoesWithoutAWord() throws IOException {
        Files.createDirectory(dir.resolve("0000000090"));
        Path begun = Files.createDirectory(dir.resolve("0000000091"));
        Files.write(begun.resolve("19700101-0000.cq4"), new byte[70_000]);

        try (Spool spool = open()) {
            assertThat(read(spool)).hasSize(BLOCKS);
            spool.settle(BLOCKS);
            spool.acknowledge(null);
        }

        assertThat(warnings).isEmpty();
        assertThat(segments()).isEmpty();
    }

    @Test
    void segmentWhoseFilesWereAllEmptiedIsToldAndKept() throws IOException {
        Path segment = segments().get(0);
        try (Stream<Path> files = Files.list(segment)) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[0]);
            }
        }

        try (Spool spool = open()) {
            assertThat(read(spool)).isEmpty();
        }

        assertThat(warnings).singleElement().asString().contains("corrupt-", "its records are lost");
        assertThat(dir.resolve("corrupt-" + segment.getFileName())).isDirectory();
    }

    /** Zeros from a place to a place, in the file of a segment two of whose blocks were acknowledged. */
    @ParameterizedTest
    @CsvSource({"0, 4", "0, 512", "0, 4096", "0, FIRST", "0, SECOND", "SECOND, THIRD", "THIRD, FOURTH", "FOURTH, END"})
    void blocksBehindDamageAreReadAndNoneTwice(String from, String to) throws IOException {
        try (Spool spool = open()) {
            TestBlock room = new TestBlock();
            spool.read(room);
            spool.read(room);
            spool.settle(2);
            spool.acknowledge(spool.read(room));
        }
        Path file;
        try (Stream<Path> files = Files.list(segments().get(0))) {
            file = files.filter(each -> each.toString().endsWith(".cq4")).findFirst().orElseThrow();
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        int[] at = IntStream.range(0, BLOCKS).map(i -> text.indexOf("record " + i) - 36).toArray();
        int begin = place(from, at);
        int end = place(to, at);
        try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
            hole.seek(begin);
            hole.write(new byte[end - begin]);
        }

        List<String> read;
        SpoolAccount account;
        try (Spool spool = open()) {
            read = read(spool);
            account = spool.account();
        }

        List<String> whole = IntStream.range(2, BLOCKS).filter(i -> at[i] >= end || at[i] + 44 <= begin)
            .mapToObj(i -> "record " + i).toList();
        assertThat(read).isEqualTo(whole);
        assertThat(account.waiting()).isEqualTo(whole.size());
        assertThat(account.corrupt()).isEqualTo(BLOCKS - 2 - whole.size());
    }

    private static int place(String name, int[] at) {
        return switch (name) {
            case "FIRST" -> at[0];
            case "SECOND" -> at[1];
            case "THIRD" -> at[2];
            case "FOURTH" -> at[3];
            case "END" -> at[BLOCKS - 1] + 44;
            default -> Integer.parseInt(name);
        };
    }
}
