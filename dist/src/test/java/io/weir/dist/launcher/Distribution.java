// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import java.nio.file.Path;

/** The built distribution, and the Java to run it with: that of this test. {@code .ci/run} tests with several. */
final class Distribution {
    static final Path HOME = Path.of(System.getProperty("weir.root"), "dist", "target", "weir");
    static final String WEIR = HOME.resolve("bin/weir").toString();
    static final Path JAVA = Path.of(System.getProperty("java.home"));

    private Distribution() {
    }
}
