// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Weir as an unprivileged user where nothing can be written to but one folder. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "it takes Linux's namespaces")
final class ReadOnlyRootIT {
    /** In a namespace of its own: all is read-only but the folder $0; then becomes nobody, and what follows. */
    private static final String SCRIPT = """
        set -e
        mount --make-rprivate /
        mount --bind "$0" "$0"
        mount -t tmpfs -o ro tmpfs /tmp
        mount -o remount,bind,ro /
        if touch "$0/../weir-was-here" 2>/dev/null; then echo "the root is not read-only" >&2; exit 99; fi
        export WEIR_JAVA_OPTS="-Djava.io.tmpdir=$0/tmp"
        cd "$0"
        exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs "$@"
        """;

    /** Not in /tmp, which is hidden then; the container's or machine's own root. */
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        Path home = Path.of("/var/lib");
        assumeThat(home).as("a folder outside of /tmp for this user").isWritable();
        folder = Files.createTempDirectory(home, "weir-it");
        Files.createDirectory(folder.resolve("tmp"));
        for (Path each : List.of(folder, folder.resolve("tmp"))) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
    }

    @AfterEach
    void removeFolder() throws IOException {
        if (folder == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void itCollectsWithSocketsOfTheSystemAndWritesWhereItIsTold() throws Exception {
        List<String> launcher = List.of("unshare", "--mount", "sh", "-c", SCRIPT, folder.toString());
        assumeThat(Launch.run(Path.of("."), Map.of(), Stream.concat(launcher.stream(),
            Stream.of("test", "-x", Distribution.WEIR, "-a", "-x", Distribution.JAVA + "/bin/java")).toList()).exit())
            .as("unshare is permitted, and nobody can read the distribution and Java").isZero();
        Path flows = folder.resolve("flows.json");

        try (RunningWeir weir = RunningWeir.startBy(launcher, folder, "-transport=file,journal",
            "-transport.file=" + flows, "-transport.journal.dir=" + folder.resolve("journal"),
            "-state.dir=" + folder.resolve("state"))) {
            weir.send(1);
            weir.await("a flow in the file", () -> RunningWeir.text(flows).lines().count() == 1);
            weir.signal("TERM");

            assertThat(weir.exit()).as(weir.log()).isZero();
            assertThat(weir.log()).doesNotContain("level=ERROR", "no epoll")
                .contains("sink=journal accepted=1 delivered=1");
            assertThat(weir.log().lines().filter(line -> line.contains("level=WARN")))
                .allMatch(line -> line.contains("socket receive buffer is smaller"));
        }
    }
}
