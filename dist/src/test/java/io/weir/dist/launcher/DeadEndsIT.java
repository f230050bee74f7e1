// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built distribution with one sink that is well among four that are not, all at once and with the policies that are
 * theirs by default: a pipe whose reader has stopped, a full disk, a server that is gone, one that never answers.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bound sockets are looked up in /proc")
class DeadEndsIT {
    private static final int RECORDS = 4_000;
    private static final int STEP = 200;
    private static final Pattern ACCOUNT = Pattern.compile("msg=\"account of a sink\" sink=(\\w+) (.*)");
    private static final Pattern FIGURE = Pattern.compile("(\\w+)=(\\d+)");

    @TempDir
    private Path folder;
    private Process reader;

    @AfterEach
    void endReader() {
        if (reader != null) {
            reader.destroyForcibly();
        }
    }

    private Path stalledPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        reader = new ProcessBuilder("sh", "-c", "exec sleep 300 < " + pipe).start();
        return pipe;
    }

    /** A disk of 1 MiB for Weir alone where that can be had; else the device that is always full. */
    private List<String> diskOfItsOwn(Path disk) throws Exception {
        boolean possible =
            new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt").start().waitFor() == 0;
        return possible ? List.of("unshare", "-rm", "sh", "-c",
            "mount -t tmpfs -o size=1m none " + disk + " && exec \"$@\"", "sh") : List.of();
    }

    private String[] flags(Path full, int gone, int mute) throws Exception {
        return new String[] {"-transport=pipe=file,disk=file,gone=http,mute=http,good=file",
            "-transport.pipe=" + stalledPipe(), "-transport.disk=" + full, "-transport.good=" + good(),
            "-transport.gone.url=http://127.0.0.1:" + gone + "/v1/ingest",
            "-transport.mute.url=http://127.0.0.1:" + mute + "/v1/ingest", "-transport.mute.timeout=2s",
            "-transport.pipe.spool.dir=" + spool("pipe"), "-transport.disk.spool.dir=" + spool("disk"),
            "-transport.gone.spool.dir=" + spool("gone"), "-transport.mute.spool.dir=" + spool("mute"),
            "-transport.good.spool.dir=" + spool("good"), "-stop.timeout=3s"};
    }

    private Path good() {
        return folder.resolve("good.json");
    }

    private Path spool(String sink) {
        return folder.resolve("spool").resolve(sink);
    }

    @Test
    void theSinkThatIsWellGetsEveryFlowAndTheAccountAgrees() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        List<String> launcher = diskOfItsOwn(disk);
        Path full = launcher.isEmpty() ? Path.of("/dev/full") : disk.resolve("lines");
        int gone = FreePorts.next();
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
             RunningWeir weir = RunningWeir.startBy(launcher, folder,
                 flags(full, gone, mute.getLocalPort()))) {
            send(weir);
            weir.signal("TERM");

            assertThat(weir.exit()).as(weir.log()).isZero();
            check(accounts(weir.log()));
            assertThat(weir.log()).contains("no space left on device", "sink=gone", "sink=mute");
        }
        assertThat(RunningWeir.text(good()).lines()).hasSize(RECORDS)
            .allMatch(line -> line.startsWith("{\"type\"") && line.endsWith("}"));
    }

    /** No faster than the good sink takes them: what is tested is that the others do not hold it up. */
    private void send(RunningWeir weir) throws Exception {
        for (int i = 0; i < RECORDS; i++) {
            weir.send(i);
            long sent = i + 1L;
            if (sent % STEP == 0) {
                weir.await(sent + " good lines", () -> RunningWeir.text(good()).lines().count() >= sent);
            }
        }
    }

    private static Map<String, Map<String, Long>> accounts(String log) {
        Map<String, Map<String, Long>> accounts = new TreeMap<>();
        Matcher line = ACCOUNT.matcher(log);
        while (line.find()) {
            Map<String, Long> figures = new TreeMap<>();
            Matcher figure = FIGURE.matcher(line.group(2));
            while (figure.find()) {
                figures.put(figure.group(1), Long.valueOf(figure.group(2)));
            }
            accounts.put(line.group(1), figures);
        }
        return accounts;
    }

    private static void check(Map<String, Map<String, Long>> accounts) {
        assertThat(accounts).containsOnlyKeys("disk", "gone", "good", "mute", "pipe");
        accounts.forEach((sink, figures) -> assertThat(figures.get("accepted")).as(sink + " " + figures)
            .isEqualTo(RECORDS).isEqualTo(figures.get("delivered") + figures.get("dropped") + figures.get("failed")
                + figures.get("waiting") + figures.getOrDefault("spooled", 0L)));
        assertThat(accounts.get("good")).containsEntry("delivered", (long) RECORDS);
        for (String server : List.of("gone", "mute")) {
            assertThat(accounts.get(server)).containsEntry("spooled", (long) RECORDS).containsEntry("delivered", 0L);
        }
        for (String file : List.of("disk", "pipe")) {
            assertThat(accounts.get(file).get("spooled")).as(file).isPositive();
            assertThat(accounts.get(file)).containsEntry("dropped", 0L).containsEntry("failed", 0L);
        }
    }
}
