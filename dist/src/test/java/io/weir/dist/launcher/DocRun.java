// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs the blocks of one page, in order, in a copy of the distribution. Its lib is the original, because the archive of
 * the classes there is void for copies of the jars. The ports that pages speak of are replaced by
 * free ones. The first collector has HTTP at {@code WEIR_ADDR}; the others get {@code -addr=} in front, so that they do
 * not ask for the same port.
 */
final class DocRun implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("\\b(?:2055|2056|6343|8080|8089)\\b");
    private static final Pattern COLLECTOR = Pattern.compile("bin/weir -listen");
    private static final long DEADLINE_S = 60;
    /** A build with an empty local repository, on a machine that has other work. */
    private static final long COMMANDS_S = 300;

    private final Path folder;
    private final Map<String, String> ports = new HashMap<>();
    private final Deque<Process> background = new ArrayDeque<>();
    private final StringBuilder seen = new StringBuilder();
    private String addr;

    /** Copies the distribution into {@code folder}, which must be empty. */
    DocRun(Path folder) throws Exception {
        this.folder = folder;
        addr = onFreePorts("127.0.0.1:8080");
        run("cp -r " + Distribution.HOME + "/[!l]* . && ln -s " + Distribution.HOME + "/lib lib", output("copy"));
        ownMavenRepository();
    }

    /**
     * For pages that build with Maven: a local repository of its own, so that nothing of Weir's can come from elsewhere
     * than the SDK and none of it stays behind. What Weir's own build downloaded stands in for Maven Central.
     */
    private void ownMavenRepository() throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.xml"), """
            <settings><mirrors><mirror><id>downloaded</id><mirrorOf>central</mirrorOf><url>%s</url></mirror></mirrors>
            </settings>
            """.formatted(Path.of(System.getProperty("weir.local.repository")).toUri()));
        Files.writeString(Files.createDirectory(folder.resolve(".mvn")).resolve("maven.config"),
            "--settings=" + settings + "\n-Dmaven.repo.local=" + folder.resolve("repository") + "\n");
    }

    /** Runs one block, or starts it. */
    void run(DocBlock block) throws Exception {
        Path output = output("line-" + block.line());
        String script = COLLECTOR.matcher(onFreePorts(block.script())).replaceAll(collector -> answering());
        if (block.background()) {
            background.push(start("exec " + script, output));
        } else {
            run("set -eu\n" + script, output);
        }
        await(block.words());
    }

    private String answering() {
        String first = addr;
        addr = "";
        return "bin/weir -addr=" + first + " -listen";
    }

    private Path output(String name) {
        return folder.resolve(name + ".doc-output");
    }

    private void run(String script, Path output) throws Exception {
        Process process = start(script, output);
        boolean ended = process.waitFor(COMMANDS_S, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("it ends: %s%n%s", script, text(output)).isTrue();
        assertThat(process.exitValue()).as("exit code of %s%n%s", script, text(output)).isZero();
    }

    private Process start(String script, Path output) throws IOException {
        File file = output.toFile();
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).directory(folder.toFile())
            .redirectErrorStream(true).redirectOutput(file);
        builder.environment().put("JAVA_HOME", Distribution.JAVA.toString());
        // A Maven that lives for seconds needs no second compiler.
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().put("WEIR_ADDR", onFreePorts("127.0.0.1:8080"));
        return builder.start();
    }

    private void await(String words) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!outputs().contains(words)) {
            assertThat(System.nanoTime()).as("waited in vain for \"%s\" in%n%s", words, seen).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private String outputs() throws IOException {
        seen.setLength(0);
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".doc-output")).forEach(file -> seen.append(text(file)));
        }
        return seen.toString();
    }

    private static String text(Path file) {
        return RunningWeir.text(file);
    }

    private String onFreePorts(String script) {
        return PORT.matcher(script)
            .replaceAll(port -> ports.computeIfAbsent(port.group(), p -> String.valueOf(FreePorts.next())));
    }

    /** Stops what runs in the background, the last started first. */
    @Override
    public void close() throws IOException {
        Files.delete(folder.resolve("lib"));
        for (Process process : background) {
            process.destroy();
            process.onExit().completeOnTimeout(process, DEADLINE_S, TimeUnit.SECONDS).join();
            if (process.isAlive()) {
                process.destroyForcibly();
            }
        }
    }
}
