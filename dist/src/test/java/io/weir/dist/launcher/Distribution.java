// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The built distribution, and the Javas to run it with. */
final class Distribution {
    static final Path HOME = Path.of(System.getProperty("weir.root"), "dist", "target", "weir");
    static final String WEIR = HOME.resolve("bin/weir").toString();

    private Distribution() {
    }

    /** The Java of this test, and a JDK 25 if there is one. */
    static List<Path> javas() throws IOException {
        List<Path> javas = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> all = Files.list(installed)) {
                all.filter(Distribution::isJava25).findFirst().ifPresent(javas::add);
            }
        }
        return javas;
    }

    private static boolean isJava25(Path home) {
        try {
            return Files.exists(home.resolve("bin/java"))
                && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            return false;
        }
    }
}
