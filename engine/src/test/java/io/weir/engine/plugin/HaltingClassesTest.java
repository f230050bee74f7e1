// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaltingClassesTest {
    @TempDir
    private Path folder;

    /** Has constants of all widths before the call. */
    private static final class Halts {
        private static final long LONG = 0x1234_5678_9abcL;
        private static final double DOUBLE = 1.5e300;

        static void now(long with, double and) {
            if (with == LONG && and == DOUBLE) {
                Runtime.getRuntime().halt(1);
            }
        }
    }

    /** Names what it does not call. */
    private static final class Harmless {
        static String halt() {
            return "java/lang/Runtime halt" + Runtime.getRuntime().maxMemory();
        }
    }

    private Path jar(Class<?>... classes) throws Exception {
        Path jar = folder.resolve("a.jar");
        try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(jar))) {
            to.putNextEntry(new ZipEntry("garbage.class"));
            to.write(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61, 0, 9, 99});
            for (Class<?> each : classes) {
                String name = each.getName().replace('.', '/') + ".class";
                to.putNextEntry(new ZipEntry(name));
                try (InputStream from = each.getClassLoader().getResourceAsStream(name)) {
                    from.transferTo(to);
                }
            }
        }
        return jar;
    }

    @Test
    void aClassThatCallsHaltIsFoundAndOneThatOnlySpeaksOfItIsNot() throws Exception {
        Halts.now(0, 0);
        assertThat(Harmless.halt()).isNotEmpty();

        List<String> found = HaltingClasses.of(jar(Harmless.class, Halts.class), 3);

        assertThat(found).containsExactly(Halts.class.getName());
    }
}
