// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks HotSpot itself, in a process of its own, whether it refuses to compile a method of Weir, or to inline a hot one
 * for its size: {@code PrintCompilation} and {@code PrintInlining} say so.
 */
class CompilationTest {
    private static final Pattern REFUSED = Pattern.compile("made not compilable|COMPILE SKIPPED");
    private static final Pattern NOT_INLINED = Pattern.compile("hot method too big");
    /** Id, time and flags, then the level: 4 is the optimising compiler. */
    private static final Pattern OPTIMISED = Pattern.compile("^ *\\d+ +\\d+ [ %sbn!]{5} +4 +(io\\.weir\\.\\S+)");
    private static final List<String> HOT = List.of("io.weir.codec.json.JsonEncoder::", "io.weir.codec.decode.",
        "io.weir.codec.flow.", "io.weir.codec.walk.", "io.weir.engine.deliver.BlockLane::");

    @TempDir
    private Path folder;

    private List<String> compile(String... flags) throws Exception {
        Path output = folder.resolve("compilation.txt");
        List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xbatch", "-Xmx256m",
            "-XX:+UnlockDiagnosticVMOptions", "-XX:+PrintCompilation", "-XX:+PrintInlining"));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path",
            System.getProperty("java.class.path")), "io.weir.bench.HotLoad"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as("every flow came through").isZero();
        try (Stream<String> lines = Files.lines(output)) {
            // What makes the test traffic is not Weir's way of a flow.
            return lines.filter(line -> line.contains("io.weir.") && !line.contains("io.weir.codec.export.")).toList();
        }
    }

    private static List<String> matching(List<String> lines, Pattern pattern) {
        return lines.stream().filter(line -> pattern.matcher(line).find()).map(String::trim).distinct().toList();
    }

    @Test
    void noMethodOfWeirIsRefusedByTheCompilerAndNoHotOneIsTooBigToBeInlined() throws Exception {
        List<String> lines = compile();

        String optimised = matching(lines, OPTIMISED).stream().collect(Collectors.joining("\n"));
        assertThat(optimised).as("the load is hot").contains(HOT);
        assertThat(matching(lines, REFUSED)).isEmpty();
        assertThat(matching(lines, NOT_INLINED)).isEmpty();
    }

    @Test
    void theCheckSeesARefusalAndAHotMethodThatIsTooBig() throws Exception {
        List<String> lines = compile("-XX:FreqInlineSize=40",
            "-XX:CompileCommand=exclude,io.weir.codec.json.JsonEncoder::encode");

        assertThat(matching(lines, REFUSED)).anyMatch(line -> line.contains("JsonEncoder::encode"));
        assertThat(matching(lines, NOT_INLINED)).isNotEmpty();
    }
}
