// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program that follows a journal under a name may die at any moment. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/weir is a shell script")
class KilledReaderIT {
    private static final int DATAGRAMS = 600;
    /** What any socket buffer holds. */
    private static final int AT_ONCE = 50;

    @TempDir
    private Path folder;

    @Test
    void givenAFollowingReaderIsKilledWhenItIsStartedAgainThenItMissesNothingOfWhatCameMeanwhile() throws Exception {
        Path written = folder.resolve("written");
        try (RunningWeir weir = weir(written)) {
            Path before = folder.resolve("before");
            Process killed = follow(before, "--from", "start");
            send(weir, 0, written);
            weir.await("lines of the first reader", () -> count(before) > 0);
            killed.destroyForcibly().onExit().join();
            send(weir, DATAGRAMS, written);

            Path after = folder.resolve("after");
            Process second = follow(after);
            String last = lines(written).get(2 * DATAGRAMS - 1);
            weir.await("the last line", () -> lines(after).contains(last));
            second.destroyForcibly().onExit().join();

            List<String> all = lines(written);
            int first = count(before);
            int again = count(after);
            assertThat(lines(before)).isEqualTo(all.subList(0, first));
            assertThat(lines(after)).isEqualTo(all.subList(all.size() - again, all.size()));
            assertThat(first + again).as("some lines again, none missing").isGreaterThanOrEqualTo(all.size());
        }
    }

    @Test
    void givenAReaderThatWasToldToEndThenTheNextOnePrintsNoLineAgain() throws Exception {
        Path written = folder.resolve("written");
        try (RunningWeir weir = weir(written)) {
            Path before = folder.resolve("before");
            Process ended = follow(before, "--from", "start");
            send(weir, 0, written);
            weir.await("lines of the first reader", () -> count(before) > 0);
            ended.destroy();
            ended.onExit().join();

            Path after = folder.resolve("after");
            Process second = follow(after);
            weir.await("all lines", () -> count(before) + count(after) >= DATAGRAMS);
            second.destroyForcibly().onExit().join();

            List<String> both = new ArrayList<>(lines(before));
            both.addAll(lines(after));
            assertThat(both).isEqualTo(lines(written));
        }
    }

    private RunningWeir weir(Path written) throws Exception {
        return RunningWeir.start(folder, "-transport=journal,file",
            "-transport.journal.dir=" + folder.resolve("journal"), "-transport.file=" + written);
    }

    private Process follow(Path to, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(Distribution.WEIR, "tail", "journal", "-f"));
        command.addAll(List.of("--reader", "billing"));
        command.addAll(List.of(more));
        ProcessBuilder tail = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(to.toFile())
            .redirectError(folder.resolve(to.getFileName() + ".err").toFile());
        tail.environment().put("JAVA_HOME", Distribution.JAVA.toString());
        return tail.start();
    }

    /** Sends as fast as Weir writes: none may be lost. */
    private static void send(RunningWeir weir, int from, Path written) throws Exception {
        for (int sent = 1; sent <= DATAGRAMS; sent++) {
            weir.send(from + sent);
            int due = from + sent;
            if (sent % AT_ONCE == 0) {
                weir.await("line " + due, () -> count(written) == due);
            }
        }
    }

    /** Whole lines only: a killed reader may have left the beginning of one. */
    private static List<String> lines(Path file) {
        String text = RunningWeir.text(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static int count(Path file) {
        return Files.exists(file) ? lines(file).size() : 0;
    }
}
