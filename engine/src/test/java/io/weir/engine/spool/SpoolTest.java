// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.engine.config.SpoolConfig;
import io.weir.engine.config.SpoolConfig.Overflow;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SpoolTest {
    private static final long MEGABYTE = 1 << 20;
    private static final int LARGE = 10_000;

    @TempDir
    private Path temp;
    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final List<String> warnings = new ArrayList<>();
    private Path dir;
    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        dir = temp.resolve("spool");
        spool = open(dir, MEGABYTE, Duration.ofHours(1), Overflow.OLDEST);
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    private Spool open(Path where, long maxBytes, Duration maxAge, Overflow overflow) throws IOException {
        return Spool.open(new SpoolConfig(where, maxBytes, maxAge, overflow),
            TrustedClock.always(clock::get), warnings::add);
    }

    private void reopen() throws IOException {
        spool.close();
        spool = open(dir, MEGABYTE, Duration.ofHours(1), Overflow.OLDEST);
    }

    private void append(int from, int to, int size) throws IOException {
        for (int i = from; i < to; i++) {
            assertThat(spool.append(TestBlock.numbered(i, size))).isNotNull();
        }
    }

    /** The numbers of the blocks that can be read now. */
    private List<Integer> readAll() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        TestBlock room = new TestBlock();
        while (spool.read(room) != null) {
            String number = room.texts().get(0).substring(1);
            assertThat(room.texts()).hasSize(2).element(1).asString().startsWith("b" + number);
            numbers.add(Integer.valueOf(number));
        }
        return numbers;
    }

    private static List<Integer> numbers(int from, int to) {
        return Stream.iterate(from, i -> i + 1).limit(to - from).toList();
    }

    private static List<Path> segments(Path spool, String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(spool, glob)) {
            entries.forEach(found::add);
        }
        found.sort(null);
        return found;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(path -> {
                try {
                    Files.copy(path, to.resolve(from.relativize(path)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Test
    void blocksComeBackInOrderOverManySegments() throws IOException {
        append(0, 50, LARGE);

        assertThat(segments(dir, "0*")).hasSizeGreaterThan(5);
        assertThat(readAll()).isEqualTo(numbers(0, 50));
        assertThat(spool.isRead()).isTrue();
        append(50, 60, 20);
        assertThat(readAll()).isEqualTo(numbers(50, 60));
        assertThat(spool.account()).isEqualTo(new SpoolAccount(0, 120, 0, 0, 0));
    }

    @Test
    void restartGoesOnAtTheLowestBlockThatIsNotAcknowledged() throws IOException {
        append(0, 20, LARGE);
        TestBlock room = new TestBlock();
        SpoolPosition twelfth = null;
        for (int i = 0; i <= 12; i++) {
            twelfth = spool.read(room);
        }
        spool.acknowledge(twelfth);
        spool.settle(2 * 12);

        reopen();

        assertThat(spool.account()).isEqualTo(new SpoolAccount(16, 16, 0, 0, 0));
        assertThat(readAll()).isEqualTo(numbers(12, 20));
        spool.acknowledge(null);
        spool.settle(16);
        reopen();
        assertThat(spool.account().found()).isZero();
        assertThat(segments(dir, "*")).containsExactly(dir.resolve("lock"));
    }

    @Test
    void whatWasSkippedIsThereAfterARestart() throws IOException {
        append(0, 2, 20);
        SpoolPosition last = spool.append(TestBlock.numbered(2, 20));
        append(3, 5, 20);

        spool.skipPast(last);

        assertThat(readAll()).isEqualTo(numbers(3, 5));
        reopen();
        assertThat(readAll()).isEqualTo(numbers(0, 5));
    }

    @Test
    void fullSpoolDropsItsOldestBlocksAndCountsThem() throws IOException {
        append(0, 200, LARGE);

        List<Integer> left = readAll();

        assertThat(left).isEqualTo(numbers(200 - left.size(), 200)).hasSizeGreaterThan(90);
        assertThat(spool.account()).isEqualTo(new SpoolAccount(0, 2 * left.size(), 2 * (200 - left.size()), 0, 0));
    }

    @Test
    void fullSpoolTakesNothingMoreIfTheNewestAreToBeDropped() throws IOException {
        Path other = temp.resolve("newest");
        try (Spool newest = open(other, MEGABYTE, Duration.ZERO, Overflow.NEWEST)) {
            int taken = 0;
            while (newest.append(TestBlock.numbered(taken, LARGE)) != null) {
                taken++;
            }
            assertThat(taken).isBetween(100, 105);
            assertThat(newest.append(TestBlock.numbered(0, LARGE))).isNull();
            TestBlock room = new TestBlock();
            newest.read(room);
            assertThat(room.texts().get(0)).isEqualTo("a0");
        }
    }

    @Test
    void blocksThatAreTooOldAreDroppedAndCounted() throws IOException {
        append(0, 10, 20);
        clock.addAndGet(Duration.ofMinutes(59).toMillis());
        append(10, 12, 20);
        clock.addAndGet(Duration.ofMinutes(2).toMillis());

        assertThat(readAll()).isEqualTo(numbers(10, 12));
        assertThat(spool.account()).isEqualTo(new SpoolAccount(0, 4, 0, 20, 0));
    }

    @Test
    void whatIsTooOldGoesWithoutBeingRead() throws IOException {
        append(0, 30, LARGE);
        clock.addAndGet(Duration.ofMinutes(61).toMillis());

        spool.tick();

        assertThat(spool.account()).isEqualTo(new SpoolAccount(0, 0, 0, 60, 0));
        assertThat(segments(dir, "*")).containsExactly(dir.resolve("lock"));
        append(30, 31, 20);
        assertThat(readAll()).isEqualTo(numbers(30, 31));
    }

    @Test
    void clockThatIsSetBackDropsNothing() throws IOException {
        append(0, 5, 20);
        clock.addAndGet(-Duration.ofDays(400).toMillis());
        append(5, 10, 20);

        reopen();

        assertThat(readAll()).isEqualTo(numbers(0, 10));
    }

    @Test
    void diskAsAKilledProcessLeavesItHoldsEverything() throws IOException {
        append(0, 30, LARGE);
        TestBlock room = new TestBlock();
        spool.read(room);
        spool.acknowledge(spool.read(room));
        Path image = temp.resolve("image");
        copy(dir, image);

        try (Spool after = open(image, MEGABYTE, Duration.ofHours(1), Overflow.OLDEST)) {
            assertThat(after.account().found()).isEqualTo(58);
            List<String> texts = new ArrayList<>();
            while (after.read(room) != null) {
                texts.add(room.texts().get(0));
                after.append(TestBlock.numbered(100, 10));
                if (texts.size() == 29) {
                    break;
                }
            }
            assertThat(texts).isEqualTo(numbers(1, 30).stream().map(n -> "a" + n).toList());
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void newestFileThatWasCutGivesAllBeforeTheCutAndTheRestIsTold() throws IOException {
        append(0, 5, 60_000);
        append(5, 7, 20);
        List<Path> all = segments(dir, "0*");
        Path newest = segments(all.get(all.size() - 1), "*.cq4").get(0);
        spool.close();
        cutBehind(newest, "a6");

        reopen();

        assertThat(readAll()).isEqualTo(numbers(0, 6));
        assertThat(warnings).singleElement().asString().contains("corrupt-", "2 records in it are lost");
        assertThat(spool.account()).isEqualTo(new SpoolAccount(14, 12, 0, 0, 2));
        append(7, 8, 20);
        assertThat(readAll()).isEqualTo(numbers(7, 8));
    }

    /** Cuts a file so that the text is its last. */
    private static void cutBehind(Path file, String text) throws IOException {
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] head = new byte[(int) Math.min(cut.length(), 2 << 20)];
            cut.readFully(head);
            int at = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf(text);
            assertThat(at).isPositive();
            cut.setLength(at + text.length());
        }
    }

    @Test
    void changedByteCostsItsBlockOnly() throws IOException {
        append(0, 20, LARGE);
        Path second = segments(dir, "0*").get(1);
        Path file = segments(second, "*.cq4").get(0);
        spool.close();
        long at;
        try (RandomAccessFile changed = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] head = new byte[2 << 20];
            changed.read(head);
            at = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("b10x") + 100;
            changed.seek(at);
            changed.write('y');
        }

        reopen();
        List<Integer> read = readAll();

        assertThat(at).isGreaterThan(100);
        assertThat(read).startsWith(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).doesNotContain(10).contains(11, 19).hasSize(19)
            .doesNotHaveDuplicates();
        assertThat(spool.account().corrupt()).isEqualTo(2);
        assertThat(spool.account().waiting()).isEqualTo(2L * read.size());
        assertThat(warnings).singleElement().asString().contains("corrupt-" + second.getFileName());
        assertThat(segments(dir, "corrupt-*")).hasSize(1);
    }

    @Test
    void blocksOfLinesTakeAFractionOfTheirBytesAndComeBackAsTheyWere() throws IOException {
        Path other = temp.resolve("lines");
        TestBlock room = new TestBlock();
        try (Spool lines = open(other, MEGABYTE, Duration.ZERO, Overflow.NEWEST)) {
            int taken = 0;
            while (taken < 40 && lines.append(TestBlock.alike(taken, 1000)) != null) {
                taken++;
            }
            assertThat(taken).as("four megabytes fit into one").isEqualTo(40);
        }
        try (Spool lines = open(other, MEGABYTE, Duration.ZERO, Overflow.NEWEST)) {
            for (int i = 0; i < 40; i++) {
                assertThat(lines.read(room)).isNotNull();
                assertThat(room.texts()).isEqualTo(TestBlock.alike(i, 1000).texts());
            }
            assertThat(lines.read(room)).isNull();
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void changedByteOfAPackedBlockIsNoticed() throws IOException {
        assertThat(spool.append(TestBlock.alike(0, 1000))).isNotNull();
        assertThat(spool.append(TestBlock.alike(1, 1000))).isNotNull();
        Path file = segments(segments(dir, "0*").get(0), "*.cq4").get(0);
        spool.close();
        change(file, 0xfd2fb528, 2);

        reopen();

        assertThat(readAllRecords()).isEqualTo(1000);
        assertThat(warnings).singleElement().asString().contains("changed or cut", "1000 records in it are lost");
    }

    /** Changes the byte behind the n-th time that a little-endian word is there. */
    private static void change(Path file, int word, int n) throws IOException {
        try (RandomAccessFile changed = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] head = new byte[2 << 20];
            changed.read(head);
            ByteBuffer words = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            int at = -1;
            for (int left = n; left > 0; left -= words.getInt(at) == word ? 1 : 0) {
                at++;
            }
            changed.seek(at + 20);
            changed.write(head[at + 20] ^ 1);
        }
    }

    private int readAllRecords() throws IOException {
        TestBlock room = new TestBlock();
        int records = 0;
        while (spool.read(room) != null) {
            records += room.records();
        }
        return records;
    }

    @Test
    void segmentWhoseQueueIsGoneOrNonsenseIsSetAside() throws IOException {
        append(0, 16, LARGE);
        List<Path> all = segments(dir, "0*");
        spool.close();
        Files.delete(segments(all.get(0), "*.cq4").get(0));
        Files.writeString(segments(all.get(1), "*.cq4").get(0), "nonsense");

        reopen();
        List<Integer> read = readAll();

        assertThat(read).isEqualTo(numbers(14, 16));
        assertThat(spool.account()).isEqualTo(new SpoolAccount(32, 4, 0, 0, 28));
        assertThat(warnings).hasSize(2);
    }

    @Test
    void folderIsForOneWeirOnly() {
        assertThatThrownBy(() -> open(dir, MEGABYTE, Duration.ZERO, Overflow.OLDEST))
            .isInstanceOf(IOException.class).hasMessageContaining(dir.toString()).hasMessageContaining("another Weir");
    }

    @Test
    void folderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> open(file.resolve("spool"), MEGABYTE, Duration.ZERO, Overflow.OLDEST))
            .isInstanceOf(IOException.class).hasMessageContaining(file.toString());
    }
}
