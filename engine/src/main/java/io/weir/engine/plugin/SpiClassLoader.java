// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.plugin;

import java.util.Set;

/**
 * The parent of every plugin's class loader: shows the JDK, the SPI, the codecs and slf4j's API, and nothing else of
 * Weir, so that a plugin may bring its own version of any library.
 */
final class SpiClassLoader extends ClassLoader {
    private static final Set<String> PACKAGES = Set.of("io.weir.sink", "io.weir.sink.batch", "io.weir.sink.settings");
    private static final Set<String> TREES = Set.of("io.weir.codec.", "org.slf4j.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader weir;

    /** Shows parts of what {@code weir} can load. */
    SpiClassLoader(ClassLoader weir) {
        super("weir-spi", ClassLoader.getPlatformClassLoader());
        this.weir = weir;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!isShown(name)) {
            throw new ClassNotFoundException(name);
        }
        return weir.loadClass(name);
    }

    private static boolean isShown(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && PACKAGES.contains(name.substring(0, dot)) || TREES.stream().anyMatch(name::startsWith);
    }
}
