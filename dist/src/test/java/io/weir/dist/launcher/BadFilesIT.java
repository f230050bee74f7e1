// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that cannot be used are told in words, never by the names of Java's classes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bound sockets are looked up in /proc")
class BadFilesIT {
    @TempDir
    private Path folder;

    private Launch weir(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Distribution.WEIR));
        command.addAll(List.of(words));
        return Launch.run(folder, Map.of("JAVA_HOME", Distribution.JAVA.toString()), command);
    }

    private void refused(int exit, String said, String... words) throws Exception {
        Launch launch = weir(words);

        assertThat(launch.exit()).as(launch.err()).isEqualTo(exit);
        assertThat(launch.err()).contains("error", said).doesNotContain("Exception", "java.");
    }

    @Test
    void flagsThatNameAFile() throws Exception {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        refused(2, "cannot read " + binary + ": not text in UTF-8", "-config=" + binary);
        refused(1, "open " + folder + ": ", "-listen=netflow://127.0.0.1:0", "-addr=", "-transport.file=" + folder);
        refused(1, "there is a file of that name", "-listen=netflow://127.0.0.1:0", "-addr=", "-transport=http",
            "-transport.http.url=http://127.0.0.1:9/", "-transport.http.spool.dir=" + binary);
    }

    @Test
    void aFolderOfStateThatIsAFileIsToldAndWeirGoesOn() throws Exception {
        Path file = Files.createFile(folder.resolve("state"));
        try (RunningWeir weir = RunningWeir.start(folder, "-state.dir=" + file)) {
            weir.await("the warning", () -> weir.log().contains("event=state-not-kept"));

            assertThat(weir.log()).contains("cause=\"there is a file of that name\"")
                .doesNotContain("Exception", "java.nio", "java.io");
        }
    }

    @Test
    void aStateThatIsAFolderIsSetAsideAndStateIsKept() throws Exception {
        Files.createDirectories(folder.resolve("state/state.gz/below"));
        try (RunningWeir weir = RunningWeir.start(folder,
            "-state.dir=" + folder.resolve("state"))) {
            Feed.Source template = () -> new byte[] {0, 9, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0,
                0, 12, 1, 0, 0, 1, 0, 8, 0, 4};
            try (Feed feed = Feed.start("127.0.0.1", weir.port(), template)) {
                weir.await("state", () -> Files.isRegularFile(folder.resolve("state/state.gz")) && feed.sent() > 0);
            }

            assertThat(folder.resolve("state/state.gz.bad/below")).isDirectory();
            assertThat(weir.log()).contains("event=state-unreadable", "cause=\"is a directory\"")
                .doesNotContain("Exception", "java.nio", "java.io");
        }
    }
}
