// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.config.SpoolConfig;
import io.weir.engine.config.SpoolConfig.Overflow;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A spool on a host whose clock is wrong, and one whose files are taken away. */
class TroubledSpoolTest {
    private static final long MEGABYTE = 1 << 20;
    private static final int LARGE = 10_000;

    @TempDir
    private Path temp;
    private final List<String> warnings = new ArrayList<>();
    private Path dir;
    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        dir = temp.resolve("spool");
        spool = Spool.open(config(dir), TrustedClock.host(), warnings::add);
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    private static SpoolConfig config(Path where) {
        return new SpoolConfig(where, MEGABYTE, Duration.ofHours(1), Overflow.OLDEST);
    }

    private void append(int from, int to, int size) throws IOException {
        for (int i = from; i < to; i++) {
            assertThat(spool.append(TestBlock.numbered(i, size))).isNotNull();
        }
    }

    private List<Integer> readAll() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        TestBlock room = new TestBlock();
        while (spool.read(room) != null) {
            numbers.add(Integer.valueOf(room.texts().get(0).substring(1)));
        }
        return numbers;
    }

    @Test
    void nothingExpiresWhileTheClockIsDoubted() throws IOException {
        Path where = temp.resolve("doubted");
        AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);
        TrustedClock wrong = new TrustedClock(nowMs::get, () -> 0);
        SpoolConfig config = config(where);
        try (Spool before = Spool.open(config, wrong, warnings::add)) {
            before.append(TestBlock.numbered(0, 20));
            nowMs.addAndGet(3 * 365 * 86_400_000L);
            before.append(TestBlock.numbered(1, 20));
            before.tick();
            assertThat(before.account().waiting()).isEqualTo(4);
        }

        TrustedClock ahead = new TrustedClock(() -> nowMs.get() + 3 * 365 * 86_400_000L, () -> 0);
        try (Spool after = Spool.open(config, ahead, warnings::add)) {
            after.tick();
            assertThat(after.account().waiting()).isEqualTo(4);
            assertThat(after.read(new TestBlock())).isNotNull();
            assertThat(after.account().expired()).isZero();
        }
    }

    @Test
    void whatWasWrittenIn1970DoesNotExpireWhenTheClockIsSet() throws IOException {
        Path where = temp.resolve("early");
        AtomicLong nowMs = new AtomicLong(60_000);
        TrustedClock early = new TrustedClock(nowMs::get, () -> 0);
        SpoolConfig config = config(where);
        try (Spool of1970 = Spool.open(config, early, warnings::add)) {
            of1970.append(TestBlock.numbered(0, 20));
            nowMs.set(1_800_000_000_000L);
            early.heard(new long[] {nowMs.get()});
            early.heard(new long[] {nowMs.get()});
            assertThat(early.doubt()).isEmpty();
            of1970.tick();

            assertThat(of1970.read(new TestBlock())).isNotNull();
            assertThat(of1970.account().expired()).isZero();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere deleted files cannot be read")
    void deletedFolderIsMadeAnewWithWhatWaitsInOpenFiles() throws IOException {
        append(0, 3, 20);
        spool.look();
        deleteFolder();
        spool.look();
        spool.look();
        append(3, 6, 20);

        assertThat(warnings).hasSize(2).allMatch(line -> line.contains("was deleted"));
        spool.close();
        open();
        assertThat(readAll()).as("all is durable again").isEqualTo(IntStream.range(0, 6).boxed().toList());
        assertThat(spool.account().corrupt()).isZero();
    }

    @Test
    void whatWasInDeletedFilesThatWereClosedIsCounted() throws IOException {
        append(0, 50, LARGE);
        spool.look();
        deleteFolder();
        spool.look();
        spool.look();
        long lost = spool.account().corrupt();

        assertThat(lost).isPositive().isLessThan(100);
        assertThat(readAll()).hasSize((int) (100 - lost) / 2);
        assertThat(spool.account().waiting() + lost).isEqualTo(100);
    }

    private void deleteFolder() throws IOException {
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
