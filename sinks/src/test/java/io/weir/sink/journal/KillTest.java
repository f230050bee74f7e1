// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes a journal is killed, and a disk that it writes to is full and free again. */
@Timeout(180)
class KillTest {
    private static final List<String> FLAGS = List.of("-Xmx128m", "-XX:TieredStopAtLevel=1",
        "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");

    private static final int PAYLOAD = 100_000;
    private static final int BLOCKS = 300;
    private static final long POLL_NS = 2_000_000;

    @TempDir
    private Path folder;
    private Path said;

    @BeforeEach
    void name() {
        said = folder.resolve("said");
    }

    private static List<String> program(Path dir, long first, long end) {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        words.addAll(FLAGS);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), JournalProgram.class.getName(),
            dir.toString(), Long.toString(first), Long.toString(end), Integer.toString(PAYLOAD)));
        return words;
    }

    private Process start(List<String> words) throws IOException {
        return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(said.toFile()).start();
    }

    /** The numbers that a process has printed in whole lines. */
    private List<Long> told() throws IOException {
        String text = Files.readString(said);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().filter(line -> line.matches("\\d+"))
            .map(Long::valueOf).toList();
    }

    private void awaitTold(int count) throws Exception {
        await("the writer writes", () -> told().size() >= count);
    }

    private void awaitSaid(String words) throws Exception {
        await("it says " + words, () -> Files.readString(said).contains(words));
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private static List<Long> upTo(long end) {
        return LongStream.range(0, end).boxed().toList();
    }

    @Test
    void everyBlockCalledDoneIsThereOnceAfterAKillAtAnyMoment() throws Exception {
        Random random = new Random(7);
        Path dir = folder.resolve("journal");
        long there = 0;
        for (int round = 0; round < 3 * Integer.getInteger("weir.thorough", 1); round++) {
            Process writer = start(program(dir, there, Long.MAX_VALUE));
            awaitTold(20 + random.nextInt(200));
            writer.destroyForcibly().waitFor();

            List<Long> kept = Sinks.numbers(dir);
            assertThat(kept).as("round %d", round).isEqualTo(upTo(kept.size()));
            assertThat((long) kept.size()).isGreaterThan(told().get(told().size() - 1));
            there = kept.size();
        }
    }

    /** As with a quota, and without any right to mount: the system lets no file grow beyond 24 MiB. */
    @Test
    void filesThatMayNotGrowAreWaitedForAndGoOnWhenTheyMay() throws Exception {
        Path dir = folder.resolve("journal");
        List<String> words = new ArrayList<>(List.of("sh", "-c", "ulimit -f 49152 && exec \"$@\"", "sh"));
        words.addAll(program(dir, 0, Long.MAX_VALUE));
        Process limited = start(words);
        awaitSaid("retry: write journal");
        long done = told().size();
        limited.destroyForcibly().waitFor();
        String why = Files.readString(said);
        List<Long> kept = Sinks.numbers(dir);

        int exit = start(program(dir, kept.size(), kept.size() + 20)).waitFor();

        assertThat(why).contains("retry: write journal " + dir);
        assertThat(done).isPositive();
        assertThat(kept).isEqualTo(upTo(kept.size())).hasSizeGreaterThanOrEqualTo((int) done);
        assertThat(exit).as(Files.readString(said)).isZero();
        assertThat(Sinks.numbers(dir)).isEqualTo(upTo(kept.size() + 20));
    }

    /** In a name space of its own: a disk that another fills, and frees when the journal has said that it waits. */
    @Test
    void fullDiskIsWaitedForAndNothingIsLostOrDoubled() throws Exception {
        assumeTrue(new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt").start().waitFor() == 0,
            "skipped: a disk that fills up and is freed again needs 'unshare -rm mount', which is not allowed here (a"
                + " container without user namespaces?); the limit on a file's size is tested all the same");
        Path disk = Files.createDirectory(folder.resolve("disk"));
        String script = "mount -t tmpfs -o size=64m none " + disk + " && head -c 40m /dev/zero > " + disk + "/hog && "
            + "{ (for i in $(seq 300); do grep -q '^retry' " + said + " && break; sleep 0.1; done; rm " + disk
            + "/hog) & \"$@\" && cp -r " + disk + "/journal " + folder + "/copy; }";
        List<String> words = new ArrayList<>(List.of("timeout", "60", "unshare", "-rm", "sh", "-c", script, "sh"));
        words.addAll(program(disk.resolve("journal"), 0, BLOCKS));

        int exit = start(words).waitFor();

        assertThat(exit).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said)).contains("retry: write journal").contains("no space left on device");
        assertThat(told()).isEqualTo(upTo(BLOCKS));
        assertThat(Sinks.numbers(folder.resolve("copy"))).isEqualTo(upTo(BLOCKS));
    }
}
