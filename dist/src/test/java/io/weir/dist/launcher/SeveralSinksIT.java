// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The built distribution with several sinks, one of them a pipe whose reader has stopped reading. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bound sockets are looked up in /proc")
class SeveralSinksIT {
    private static final int RECORDS = 500;

    @TempDir
    private Path folder;
    private Process reader;

    @AfterEach
    void endReader() {
        if (reader != null) {
            reader.destroyForcibly();
        }
    }

    private Path pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        reader = new ProcessBuilder("sh", "-c", "exec sleep 120 < " + pipe).start();
        return pipe;
    }

    private String[] flags(Path second) {
        return new String[] {"-transport=good=file,second=file", "-transport.good=" + folder.resolve("good.json"),
            "-transport.second=" + second, "-transport.good.spool.dir=" + folder.resolve("spool/good"),
            "-transport.second.spool.dir=" + folder.resolve("spool/second"), "-stop.timeout=1s"};
    }

    private static long lines(Path file) {
        return RunningWeir.text(file).lines().count();
    }

    private static void send(RunningWeir weir) throws Exception {
        for (int i = 0; i < RECORDS; i++) {
            weir.send(i);
        }
    }

    private long spooled() {
        return SpoolOnDisk.records(folder.resolve("spool/second"));
    }

    @Test
    void whatOneSinkCannotTakeWaitsForTheNextStartAndTheOtherHasItAll() throws Exception {
        try (RunningWeir weir = RunningWeir.start(folder, flags(pipe()))) {
            send(weir);
            weir.await("all lines in the good file", () -> lines(folder.resolve("good.json")) == RECORDS);
            weir.signal("TERM");

            assertThat(weir.exit()).as(weir.log()).isZero();
            assertThat(weir.log()).contains("records wait in the spool for the next start", "sink=second")
                .doesNotContain("ERROR", "hronicle", "WARNING:");
            assertThat(weir.stdout()).isEmpty();
        }
        long left = spooled();
        Path file = folder.resolve("second.json");
        try (RunningWeir weir = RunningWeir.start(folder, flags(file))) {
            weir.await("what waited", () -> lines(file) == left);
            weir.signal("TERM");

            assertThat(weir.exit()).as(weir.log()).isZero();
            assertThat(weir.log()).contains("spool holds records of an earlier run", "records=" + left,
                "found=" + left);
        }
        assertThat(left).isGreaterThan(RECORDS - 200);
        assertThat(RunningWeir.text(file).lines().reduce((a, b) -> b).orElse("")).contains("\"sequence_num\":499");
    }

    @Test
    void killedWeirLosesNothingThatWasOnDisk() throws Exception {
        try (RunningWeir weir = RunningWeir.start(folder, flags(pipe()))) {
            send(weir);
            // The pipe takes 64 KiB, some hundred records; what waits longer is on disk.
            Asked asked = new Asked(Diagnosed.httpPort(weir));
            weir.await("a spool at rest with all the rest", () -> isAtRest(weir, asked));
            weir.signal("KILL");
            weir.exit();
        }
        long left = spooled();
        Path file = folder.resolve("second.json");
        try (RunningWeir weir = RunningWeir.start(folder, flags(file))) {
            weir.await("what waited", () -> lines(file) >= left);
            weir.signal("TERM");

            assertThat(weir.exit()).as(weir.log()).isZero();
            assertThat(weir.warnings()).isEmpty();
        }
        assertThat(lines(file)).isEqualTo(left);
    }

    /** All that was sent is taken or on disk, and counted there: neither a block nor its count is under way. */
    private boolean isAtRest(RunningWeir weir, Asked asked) {
        assertThat(weir.isAlive()).isTrue();
        String metrics = asked.get("/metrics");
        long onDisk = sinkSecond(metrics, "spooled");
        return onDisk > RECORDS - 200 && onDisk + sinkSecond(metrics, "delivered_total") == RECORDS
            && sinkSecond(metrics, "waiting") == 0 && spooled() == onDisk;
    }

    private static long sinkSecond(String metrics, String name) {
        String start = "weir_sink_" + name + "{sink=\"second\"} ";
        return metrics.lines().filter(line -> line.startsWith(start)).findFirst()
            .map(line -> (long) Double.parseDouble(line.substring(start.length()))).orElse(-1L);
    }

    @Test
    void decodeDeliversToSeveralSinksWithoutASpool() throws Exception {
        Path capture = folder.resolve("flows.pcap");
        Map<String, String> java = Map.of("JAVA_HOME", Distribution.JAVA.toString());
        Launch.run(folder, java, List.of(Distribution.WEIR, "generate", "--pcap-out=" + capture, "--count=50"));

        Launch launch = Launch.run(folder, java, List.of(Distribution.WEIR, "decode",
            "-transport=a=file,b=file,discard", "-transport.a=a.json", "-transport.b=b.json", capture.toString()));

        assertThat(launch.exit()).as(launch.err()).isZero();
        assertThat(Files.readString(folder.resolve("a.json"))).isNotEmpty()
            .isEqualTo(Files.readString(folder.resolve("b.json")));
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
