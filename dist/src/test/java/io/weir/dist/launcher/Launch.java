// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A run of a script to its end.
 *
 * @param exit its exit code
 * @param out lines on stdout
 * @param err all of stderr
 */
record Launch(int exit, List<String> out, String err) {
    private static final long TIMEOUT_S = 120;

    /** Runs {@code command} in {@code folder}; a variable with an empty value is taken out of the environment. */
    static Launch run(Path folder, Map<String, String> environment, List<String> command) throws Exception {
        Path out = Files.createTempFile("launch", ".out");
        Path err = Files.createTempFile("launch", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
            .redirectOutput(out.toFile()).redirectError(err.toFile());
        environment.forEach((name, value) -> set(builder.environment(), name, value));
        Process process = builder.start();
        if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException(command + " did not end");
        }
        return new Launch(process.exitValue(), Files.readAllLines(out), Files.readString(err));
    }

    private static void set(Map<String, String> environment, String name, String value) {
        if (value.isEmpty()) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }
}
