// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes a journal is killed, and a disk that it writes to is full and free again. */
@Timeout(180)
class KillTest {
    private static final List<String> FLAGS = List.of("-Xmx128m", "-XX:TieredStopAtLevel=1",
        "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");

    @TempDir
    private Path folder;

    private static List<String> program(String dir, long first, int payload, String fsync) {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        words.addAll(FLAGS);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), JournalProgram.class.getName(), dir,
            Long.toString(first), Integer.toString(payload), fsync));
        return words;
    }

    private static Process start(List<String> words) throws IOException {
        return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @Test
    void everyBlockCalledDoneIsThereOnceAfterAKillAtAnyMoment() throws Exception {
        Random random = new Random(7);
        long done = 0;
        for (int round = 0; round < 5; round++) {
            Process writer = start(program(folder.toString(), done, 100_000, "none"));
            long told = readUntil(writer, done + 50 + random.nextInt(500));
            Thread.sleep(random.nextInt(20));
            writer.destroyForcibly();
            told = Math.max(told, drain(writer, told));

            List<Long> there = Sinks.numbers(folder);
            assertThat(there).as("round %d", round)
                .isEqualTo(LongStream.range(0, there.size()).boxed().toList());
            assertThat((long) there.size()).isGreaterThan(told);
            done = there.size();
        }
    }

    /** Reads numbers up to one; gives the last. */
    private static long readUntil(Process writer, long number) throws IOException {
        BufferedReader out = writer.inputReader();
        long last = -1;
        while (last < number) {
            String line = out.readLine();
            assertThat(line).as("the writer lives").isNotNull().matches("\\d+");
            last = Long.parseLong(line);
        }
        return last;
    }

    private static long drain(Process writer, long last) throws Exception {
        long newest = last;
        BufferedReader out = writer.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            newest = line.matches("\\d+") && line.length() >= Long.toString(newest).length()
                ? Math.max(newest, Long.parseLong(line)) : newest;
        }
        writer.waitFor(10, TimeUnit.SECONDS);
        return newest;
    }

    /** In a name space of its own: a disk of 40 MiB, filled by another, freed when the journal has said it waits. */
    @Test
    void fullDiskIsWaitedForAndNothingIsLostOrDoubled() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("disk"));
        String script = "mount -t tmpfs -o size=40m none " + mount + " || exit 77; "
            + "dd if=/dev/zero of=" + mount + "/hog bs=1M count=20 2>/dev/null; "
            + "\"$@\" | { n=0; while read -r l; do case $l in retry*) [ $n = 1 ] || echo \"$l\"; n=1; "
            + "rm -f " + mount + "/hog;; *) [ $n = 0 ] || { echo \"$l\"; n=$((n+1)); [ $n -lt 50 ] || break; };; esac;"
            + " done; }; cp -r " + mount + "/journal " + folder + "/copy";
        List<String> words = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script, "sh"));
        words.addAll(program(mount + "/journal", 0, 100_000, "none"));
        Process run = start(words);
        List<String> lines = run.inputReader().lines().toList();
        int exit = run.waitFor();
        assumeTrue(exit != 77 && exit != 1, "a file system of its own cannot be mounted here");

        assertThat(lines.get(0)).contains("no space left on device");
        long last = Long.parseLong(lines.get(lines.size() - 1));
        List<Long> there = Sinks.numbers(folder.resolve("copy"));
        assertThat(there).isEqualTo(LongStream.range(0, there.size()).boxed().toList());
        assertThat((long) there.size()).isGreaterThan(last);
    }
}
