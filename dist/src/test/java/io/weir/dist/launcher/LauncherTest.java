// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs bin/weir with a java that only shows its arguments, one a line. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/weir is a shell script")
class LauncherTest {
    /** A script that begins like a Java that was told where stdout is. */
    private static final String MOVED =
        "#!/bin/sh\nfor each; do if [ \"$each\" = -Dweir.stdout.moved=true ]; then exec >&0; fi; done\n";

    @TempDir
    private Path temp;
    private Path home;
    private Path root;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void unpackWhatTheDistributionHolds() throws IOException {
        home = copy(Path.of(System.getProperty("weir.root"), "dist", "src", "main", "dist"), temp.resolve("we ir"))
            .toRealPath();
        Files.createDirectories(home.resolve("lib"));
        root = Files.createDirectories(temp.resolve("root"));
        environment.put("WEIR_SYSROOT", root.toString());
        environment.put("WEIR_JAVA_OPTS", "");
        environment.put("JAVA_HOME", javaHome("17.0.1").toString());
        memory(8L << 20);
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
        to.resolve("bin/weir").toFile().setExecutable(true);
        return to;
    }

    private Path javaHome(String version) throws IOException {
        Path java = script(temp.resolve("java " + version).resolve("bin").resolve("java"), MOVED + """
            if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; exit 0; fi
            for each; do printf '%%s\\n' "$each"; done
            exit 7
            """.formatted(version));
        return java.getParent().getParent();
    }

    private static Path script(Path at, String text) throws IOException {
        Files.createDirectories(at.getParent());
        Files.writeString(at, text);
        return Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void memory(long kib) throws IOException {
        file("proc/meminfo", "MemTotal:       " + kib + " kB\nMemFree:        1 kB\n");
    }

    private void file(String name, String text) throws IOException {
        Path at = root.resolve(name);
        Files.createDirectories(at.getParent());
        Files.writeString(at, text);
    }

    private Launch launch(String... args) throws Exception {
        return launch(temp, home.resolve("bin/weir").toString(), args);
    }

    private Launch launch(Path folder, String weir, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(weir));
        command.addAll(List.of(args));
        return Launch.run(folder, environment, command);
    }

    private String heap() throws Exception {
        return launch().out().stream().filter(arg -> arg.startsWith("-Xmx")).findFirst().orElse("none");
    }

    @Test
    void javaGetsTheFlagsTheClassPathAndTheArgumentsAsTheyAre() throws Exception {
        Launch launch = launch("-listen=netflow://:2055?count=1&workers=1", "a b", "", "*", "-transport.file.sep=\\n");

        assertThat(launch.exit()).as("the exit code is Weir's").isEqualTo(7);
        assertThat(launch.err()).isEmpty();
        assertThat(launch.out()).contains("-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=warning:stderr",
            "-XX:+UseSerialGC", "-XX:PretenureSizeThreshold=256k", "-XX:+ExitOnOutOfMemoryError",
            "-XX:+PerfDisableSharedMem");
        assertThat(launch.out()).containsSequence("-Dweir.home=" + home, "-cp", home + "/lib/*", "io.weir.dist.Main",
            "-listen=netflow://:2055?count=1&workers=1", "a b", "", "*", "-transport.file.sep=\\n");
    }

    @Test
    void anArchiveOfTheClassesIsUsedIfItIsOfThisJavaAndTheUsersOwnWins() throws Exception {
        Path archive = Files.writeString(home.resolve("lib/classes-17.0.1.jsa"), "archive");
        Files.writeString(home.resolve("lib/classes-17.0.2.jsa"), "another Java's");
        environment.put("WEIR_JAVA_OPTS", "-XX:SharedArchiveFile=mine");

        assertThat(launch().out()).containsSubsequence("-Xlog:all=warning:stderr", "-XX:SharedArchiveFile=" + archive,
            "-Xlog:cds*=off:stderr", "-XX:SharedArchiveFile=mine", "io.weir.dist.Main");
        assertThat(launch().out()).noneMatch(arg -> arg.contains("17.0.2"));
        Files.delete(archive);
        assertThat(launch().out()).noneMatch(arg -> arg.startsWith("-XX:SharedArchiveFile=" + home));
    }

    @Test
    void anArchiveThatCouldNotBeMadeIsSaidAndLeavesNothingBehind() throws Exception {
        Path before = Files.writeString(home.resolve("lib/classes-17.0.1.jsa"), "the old one");

        Launch launch = launch("archive-classes");

        assertThat(launch.exit()).isEqualTo(1);
        assertThat(launch.err()).contains("error: " + before + " could not be made")
            .contains("-XX:ArchiveClassesAtExit=" + before, "-Dweir.archiving=true");
        assertThat(before).hasContent("the old one");
        assertThat(before.resolveSibling(".")).isDirectoryNotContaining(path -> path.toString().contains(".jsa."));
    }

    @Test
    void threadsMayStepBackUnlessWeirWasGivenAPriorityOfItsOwn() throws Exception {
        assumeTrue(Launch.run(temp, Map.of(), List.of("nice")).out().equals(List.of("0")), "started with a priority");

        assertThat(launch().out()).contains("-XX:ThreadPriorityPolicy=1", "-XX:-PrintWarnings");
        assertThat(launch(temp, "nice", "-n", "5", "sh", home.resolve("bin/weir").toString()).out()).isNotEmpty()
            .noneMatch(flag -> flag.contains("Priority"));
    }

    @Test
    void symbolicLinksAndOtherFoldersLeadHome() throws Exception {
        Path links = Files.createDirectories(temp.resolve("links/deep"));
        Files.createSymbolicLink(temp.resolve("links/relative"), Path.of("../we ir/bin/weir"));
        Files.createSymbolicLink(links.resolve("twice"), Path.of("../relative"));
        Files.createSymbolicLink(links.resolve("absolute"), home.resolve("bin/weir"));
        Files.createSymbolicLink(temp.resolve("folder"), home);

        for (String weir : List.of(links.resolve("twice").toString(), links.resolve("absolute").toString(), "./twice",
            "../relative", temp.resolve("folder/bin/weir").toString())) {
            assertThat(launch(links, weir).out()).as(weir).contains("-Dweir.home=" + home);
        }
        assertThat(launch(home.resolve("bin"), "sh", "weir").out()).contains("-Dweir.home=" + home);
        environment.put("PATH", links + ":" + System.getenv("PATH"));
        assertThat(launch(temp, "sh", "-c", "twice").out()).contains("-Dweir.home=" + home);
    }

    /** A Java that shows what it was started with: the umask and the locale. */
    private Path showingJava() throws IOException {
        Path java = script(temp.resolve("showing/bin/java"), MOVED + "umask\necho \"${LC_ALL:-none}\"\n");
        Files.writeString(java.resolveSibling("../release").normalize(), "JAVA_VERSION=\"17\"\n");
        return java.getParent().getParent();
    }

    @ParameterizedTest
    @CsvSource({"000,0027", "022,0027", "077,0077", "027,0027"})
    void whatIsWrittenIsForUserAndGroupAtMost(String umask, String expected) throws Exception {
        environment.put("JAVA_HOME", showingJava().toString());

        assertThat(launch(temp, "sh", "-c", "umask " + umask + "; exec \"$0\"", home.resolve("bin/weir").toString())
            .out().get(0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'','','',C.UTF-8", "C,'',de_DE.UTF-8,C.UTF-8", "'',POSIX,'',C.UTF-8", "'','',de_DE.UTF-8,none",
        "en_US.UTF-8,'','',en_US.UTF-8"})
    void withoutALocaleNamesOfFilesAreReadAsUtf8(String all, String ctype, String lang, String expected)
        throws Exception {
        environment.put("JAVA_HOME", showingJava().toString());
        environment.putAll(Map.of("LC_ALL", all, "LC_CTYPE", ctype, "LANG", lang));

        assertThat(launch().out().get(1)).isEqualTo(expected);
    }

    @Test
    void aFolderThatJavaCannotUseIsTold() throws Exception {
        Path colon = copy(home, temp.resolve("co:lon"));
        assertThat(launch(temp, colon.resolve("bin/weir").toString()).err())
            .isEqualTo("error: the folder " + colon.toRealPath() + " has a colon in its name, where Java parts a class "
                + "path: put Weir into another folder\n");

        Path escape = copy(home, temp.resolve("\u001b[2J:"));
        assertThat(launch(temp, escape.resolve("bin/weir").toString()).err()).contains("?[2J:")
            .doesNotContain("\u001b");

        Path strange = copy(home, temp.resolve("f\u00fcr"));
        Launch refused = launch(temp, strange.resolve("bin/weir").toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).startsWith("error: Java cannot read the name of the folder " + strange.toRealPath());
    }

    @Test
    void aWorkingDirectoryThatIsGoneIsTold() throws Exception {
        Path gone = Files.createDirectory(temp.resolve("gone"));

        Launch launch = launch(gone, "sh", "-c", "rmdir ../gone && exec \"$0\"", home.resolve("bin/weir").toString());

        assertThat(launch.exit()).isEqualTo(1);
        assertThat(launch.err()).contains("error: the folder that it was started in is gone: cd to another one");
        assertThat(launch.out()).isEmpty();
    }

    @Test
    void optionsMayHaveTheLineEndsOfWindows() throws Exception {
        Files.writeString(home.resolve("conf/jvm.options"), "# comment\r\n\r\n-Da=b\r\n17-:-Dc=d\r\n-Dlast=e\r");

        assertThat(launch().out()).contains("-Da=b", "-Dc=d", "-Dlast=e").noneMatch(each -> each.contains("\r"));
    }

    @Test
    void optionsInAPipeAreRefusedAndNotWaitedFor() throws Exception {
        Path options = home.resolve("conf/jvm.options");
        Files.delete(options);
        assumeTrue(Launch.run(temp, Map.of(), List.of("mkfifo", options.toString())).exit() == 0, "mkfifo");

        assertThat(launch().err()).isEqualTo("error: " + options + " is no file\n");
    }

    @Test
    void theLibraryOfZstdIsNamedSoThatNothingIsUnpacked() throws Exception {
        assertThat(launch().out()).noneMatch(each -> each.contains("Zstd"));
        Path library = home.resolve("lib/native/linux").resolve(
            System.getProperty("os.arch")).resolve("libzstd-jni-1.2.3-4.so");
        Files.createDirectories(library.getParent());
        Files.createFile(library);

        assertThat(launch().out()).contains("-DZstdNativePath=" + library);
    }

    @Test
    void javaOfThePathServesWithoutJavaHome() throws Exception {
        environment.put("JAVA_HOME", "");
        environment.put("PATH", javaHome("21.0.2").resolve("bin") + ":/usr/bin:/bin");

        assertThat(launch().out()).contains("io.weir.dist.Main");
    }

    @Test
    void missingJavaIsToldWithWhatIsNeeded() throws Exception {
        environment.put("JAVA_HOME", "");
        environment.put("PATH", temp.resolve("empty").toString());

        Launch launch = launch();

        assertThat(launch.exit()).isEqualTo(1);
        assertThat(launch.err()).isEqualTo(
            "error: Weir needs Java 17 or newer; there is no java in the PATH and JAVA_HOME is not set\n");
    }

    @Test
    void wrongJavaHomeIsTold() throws Exception {
        environment.put("JAVA_HOME", "/nowhere");

        Launch launch = launch();

        assertThat(launch.exit()).isEqualTo(1);
        assertThat(launch.err()).contains("needs Java 17 or newer").contains("/nowhere");
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_292", "11.0.2", "16"})
    void olderJavaIsRefused(String version) throws Exception {
        environment.put("JAVA_HOME", javaHome(version).toString());

        Launch launch = launch();

        assertThat(launch.exit()).isEqualTo(1);
        assertThat(launch.err()).contains("needs Java 17 or newer").contains("is version " + version);
        assertThat(launch.out()).isEmpty();
    }

    @Test
    void versionIsReadFromTheReleaseFileIfThereIsOne() throws Exception {
        Path java = javaHome("17");
        Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.9\"\n");
        environment.put("JAVA_HOME", java.toString());

        assertThat(launch().err()).contains("is version 11.0.9");
    }

    @ParameterizedTest
    @CsvSource({"17.0.15,in17 to24 from17", "21,to24 from17", "24.0.1,to24 from17", "25,from17 from25",
        "25-ea,from17 from25", "26.0.1,from17 from25"})
    void optionsCanBeLimitedToVersions(String version, String expected) throws Exception {
        environment.put("JAVA_HOME", javaHome(version).toString());
        Files.writeString(home.resolve("conf/jvm.options"),
            "# comment\n\n17:-Din17\n17-24:-Dto24\n17-:-Dfrom17\n25-:-Dfrom25\n-Dx=a: b $HOME `c`");

        List<String> out = launch().out();

        assertThat(out.stream().filter(arg -> arg.matches("-D(in|to|from).*")).map(arg -> arg.substring(2)))
            .containsExactly(expected.split(" "));
        assertThat(out).contains("-Dx=a: b $HOME `c`");
    }

    @ParameterizedTest
    @CsvSource({"17,false", "22,false", "25,true"})
    void newerJavaIsToldThatNativeAccessIsMeant(String version, boolean expected) throws Exception {
        environment.put("JAVA_HOME", javaHome(version).toString());

        List<String> out = launch().out();

        assertThat(out.contains("--enable-native-access=ALL-UNNAMED")).isEqualTo(expected);
        assertThat(out.contains("--sun-misc-unsafe-memory-access=allow")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"262144,-Xmx128m", "524288,-Xmx256m", "1048576,-Xmx512m", "67108864,-Xmx512m", "16384,-Xmx24m"})
    void heapIsHalfOfTheMachinesMemoryAtMost512(long kib, String heap) throws Exception {
        memory(kib);

        assertThat(heap()).isEqualTo(heap);
    }

    @Test
    void unknownMemoryGivesAModestHeap() throws Exception {
        Files.delete(root.resolve("proc/meminfo"));

        assertThat(heap()).isEqualTo("-Xmx256m");
    }

    @Test
    void limitOfTheControlGroupOrOneAboveItCounts() throws Exception {
        file("proc/self/cgroup", "0::/system.slice/weir.service\n");
        file("sys/fs/cgroup/system.slice/weir.service/memory.max", "max\n");
        assertThat(heap()).isEqualTo("-Xmx512m");

        file("sys/fs/cgroup/system.slice/memory.max", "314572800\n");
        assertThat(heap()).isEqualTo("-Xmx150m");

        file("sys/fs/cgroup/system.slice/weir.service/memory.max", "268435456\n");
        assertThat(heap()).isEqualTo("-Xmx128m");
    }

    @Test
    void limitOfAContainerCountsWhereItsGroupIsTheRoot() throws Exception {
        file("proc/self/cgroup", "0::/\n");
        file("sys/fs/cgroup/memory.max", "268435456\n");

        assertThat(heap()).isEqualTo("-Xmx128m");
    }

    @Test
    void limitOfTheFirstKindOfControlGroupsCounts() throws Exception {
        file("proc/self/cgroup", "5:cpu,cpuacct:/x\n4:memory:/docker/abc\n1:name=systemd:/x\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "209715200\n");
        assertThat(heap()).isEqualTo("-Xmx100m");

        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertThat(heap()).isEqualTo("-Xmx512m");
    }

    @Test
    void usersOwnCollectorReplacesOurs() throws Exception {
        environment.put("WEIR_JAVA_OPTS", "-Da=b -XX:+UseG1GC");

        assertThat(launch().out()).contains("-XX:+UseG1GC", "-XX:+PerfDisableSharedMem")
            .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void usersOwnHeapIsLeftAlone() throws Exception {
        environment.put("WEIR_JAVA_OPTS", "-Xmx100m  -Dsecond=*");

        List<String> out = launch().out();

        assertThat(out).contains("-Xmx100m", "-Dsecond=*").doesNotContain("-Xmx512m");
        assertThat(out.stream().filter(arg -> arg.startsWith("-Xm"))).hasSize(1);
        assertThat(out.indexOf("-Xmx100m")).as("users' flags come last and win")
            .isGreaterThan(out.indexOf("-XX:+UseSerialGC"));
    }
}
