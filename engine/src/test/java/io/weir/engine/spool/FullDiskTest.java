// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.engine.config.SpoolConfig;
import io.weir.engine.config.SpoolConfig.Overflow;
import io.weir.time.TrustedClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A spool on a disk of 16 MiB. */
@Timeout(120)
class FullDiskTest {
    private static final int LARGE = 200_000;

    @TempDir
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=16m", "weir-test", disk.toString());
        assumeTrue(mounted, "mounting a small tmpfs takes root");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", "-l", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private Spool open(Overflow overflow) throws IOException {
        return Spool.open(new SpoolConfig(disk.resolve("spool"), 1L << 30, Duration.ZERO, overflow),
            TrustedClock.host(), line -> {
            });
    }

    @Test
    void diskThatIsFullIsLikeAFullSpoolAndRoomIsLeftToOthers() throws Exception {
        try (Spool spool = open(Overflow.NEWEST)) {
            int taken = 0;
            while (spool.append(TestBlock.numbered(taken, LARGE)) != null) {
                taken++;
            }
            assertThat(taken).isBetween(50, 75);
            Files.write(disk.resolve("other"), new byte[500_000]);
            TestBlock room = new TestBlock();
            for (int i = 0; i < taken; i++) {
                assertThat(spool.read(room)).isNotNull();
                assertThat(room.texts().get(0)).isEqualTo("a" + i);
            }
        }
    }

    @Test
    void spoolThatFilledItsDiskOpensAgainAndGivesBackAll() throws Exception {
        int taken = 0;
        try (Spool spool = open(Overflow.NEWEST)) {
            while (spool.append(TestBlock.numbered(taken, LARGE)) != null) {
                taken++;
            }
        }
        fill(disk.resolve("other"));

        try (Spool spool = open(Overflow.NEWEST)) {
            assertThat(spool.append(TestBlock.numbered(0, 10))).isNull();
            TestBlock room = new TestBlock();
            for (int i = 0; i < taken; i++) {
                assertThat(spool.read(room)).as("block " + i).isNotNull();
                assertThat(room.texts().get(0)).isEqualTo("a" + i);
            }
            assertThat(spool.account().corrupt()).isZero();
        }
    }

    @Test
    void diskFilledByOthersCostsNothingThatIsInTheSpoolAndItGoesOnWhenThereIsRoom() throws Exception {
        try (Spool spool = open(Overflow.NEWEST)) {
            for (int i = 0; i < 3; i++) {
                assertThat(spool.append(TestBlock.numbered(i, LARGE))).isNotNull();
            }
            Path other = disk.resolve("other");
            fill(other);

            assertThat(spool.append(TestBlock.numbered(3, LARGE))).isNull();

            Files.delete(other);
            assertThat(spool.append(TestBlock.numbered(4, LARGE))).isNotNull();
            TestBlock room = new TestBlock();
            for (int expected : new int[] {0, 1, 2, 4}) {
                assertThat(spool.read(room)).isNotNull();
                assertThat(room.texts().get(0)).isEqualTo("a" + expected);
            }
        }
    }

    @Test
    void diskThatFillsUpBetweenTheLookAndTheWriteIsAnErrorAndNoFault() throws Exception {
        Path folder = Files.createDirectory(disk.resolve("segments"));
        try (Packing packing = new Packing(); Segment segment = Segment.create(folder, 1, packing)) {
            PackedBlock packed = new PackedBlock(packing);
            segment.append(packed.of(TestBlock.numbered(0, LARGE), 0));
            Path other = disk.resolve("other");
            fill(other);
            int refused = 0;
            for (int i = 1; i < 5; i++) {
                refused += appends(segment, packed, i) ? 0 : 1;
            }
            assertThat(refused).isGreaterThan(2);
            Files.delete(other);
            assertThat(appends(segment, packed, 9)).isTrue();

            TestBlock room = new TestBlock();
            String last = "";
            while (segment.next()) {
                segment.read(room);
                last = room.texts().get(0);
            }
            assertThat(last).isEqualTo("a9");
        }
    }

    private static boolean appends(Segment segment, PackedBlock packed, int number) {
        try {
            segment.append(packed.of(TestBlock.numbered(number, LARGE), 0));
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] some = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(some);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }
}
