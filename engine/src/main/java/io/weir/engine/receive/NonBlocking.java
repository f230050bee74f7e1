// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a descriptor that somebody else opened one that never blocks its reader, as epoll wants it. Neither Java nor
 * Netty has a public way; Java's own is in a package that the launcher opens for the journal.
 */
final class NonBlocking {
    private static final int O_NONBLOCK = 0_4000;

    private NonBlocking() {
    }

    static void set(int descriptor) throws IOException {
        try {
            Class<?> unix = Class.forName("sun.nio.ch.IOUtil");
            Method wrap = unix.getDeclaredMethod("newFD", int.class);
            Method configure = unix.getDeclaredMethod("configureBlocking", FileDescriptor.class, boolean.class);
            wrap.setAccessible(true);
            configure.setAccessible(true);
            configure.invoke(null, wrap.invoke(null, descriptor), false);
        } catch (InvocationTargetException e) {
            throw new IOException("descriptor " + descriptor + " cannot be made non-blocking: "
                + e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException | RuntimeException notOpened) {
            refuseBlocking(descriptor);
        }
    }

    private static void refuseBlocking(int descriptor) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor))) {
            if (line.startsWith("flags:") && (Integer.parseInt(line.substring(6).trim(), 8) & O_NONBLOCK) != 0) {
                return;
            }
        }
        throw new IOException("descriptor " + descriptor + " is a blocking socket, and Java does not let Weir change "
            + "that: start it by bin/weir, or set NonBlocking=yes in weir.service");
    }
}
