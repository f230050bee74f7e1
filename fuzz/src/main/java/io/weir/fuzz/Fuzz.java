// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Jazzer's way in: the system property {@code weir.fuzz.target} names the {@link Target}. Jazzer's thread. */
public final class Fuzz {
    private static final Input INPUT = Target.of(System.getProperty("weir.fuzz.target", "netflow9")).input();

    private Fuzz() {
    }

    /** Called by Jazzer for each input it thinks of. */
    public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
        INPUT.read(bytes);
    }

    /** Writes the seeds of each target into a folder of its name below the one that is the argument. */
    public static void main(String[] args) throws Exception {
        for (Target target : Target.values()) {
            write(Path.of(args[0], target.name().toLowerCase(Locale.ROOT)), target.input().seeds());
        }
    }

    private static void write(Path folder, List<byte[]> seeds) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed-" + i), seeds.get(i));
        }
    }
}
