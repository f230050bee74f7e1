// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** stdout as a process has it: a file or a pipe. */
@Timeout(120)
class StdoutTest {
    @TempDir
    private Path folder;

    private static ProcessBuilder program(int blocks) {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp", System.getProperty("java.class.path"), StdoutProgram.class.getName(), String.valueOf(blocks))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    @Test
    void linesGoToStdoutThoughItIsAskedToReopen() throws Exception {
        Path out = folder.resolve("out");

        Process process = program(3).redirectOutput(out.toFile()).start();

        assertThat(process.waitFor()).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(6).startsWith("line 0").element(4).isEqualTo("line 2");
    }

    @Test
    void readerThatEndsIsNoticed() throws Exception {
        Process process = program(1_000_000).start();

        int first = firstByteThenClose(process);

        assertThat(first).isEqualTo('l');
        assertThat(process.waitFor()).isEqualTo(StdoutProgram.GONE);
    }

    private static int firstByteThenClose(Process process) throws IOException {
        try (var reader = process.getInputStream()) {
            return reader.read();
        }
    }
}
