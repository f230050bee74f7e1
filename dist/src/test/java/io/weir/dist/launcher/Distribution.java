// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The built distribution, and the Java to run it with: that of this test. {@code .ci/run} tests with several. It is as
 * its user has it who ran {@code weir archive-classes}, which most of the starts of these tests gain from.
 */
final class Distribution {
    static final Path HOME = Path.of(System.getProperty("weir.root"), "dist", "target", "weir");
    static final String WEIR = HOME.resolve("bin/weir").toString();
    static final Path JAVA = Path.of(System.getProperty("java.home"));

    static {
        archiveClasses();
    }

    private Distribution() {
    }

    private static void archiveClasses() {
        try {
            Launch made = Launch.run(HOME, Map.of("JAVA_HOME", JAVA.toString()), List.of(WEIR, "archive-classes"));
            if (made.exit() != 0) {
                throw new IllegalStateException(made.err());
            }
        } catch (Exception e) {
            throw new IllegalStateException("weir archive-classes", e);
        }
    }
}
