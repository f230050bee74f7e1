// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.channels.FileChannel;
import java.util.Set;

/**
 * The process's own stdout. The launcher has moved it to descriptor 0, which nobody reads here, and stderr to 1: what a
 * JVM that crashes prints goes to 1, whatever it is told.
 */
record StdoutDestination() implements Destination {
    private static final String MOVED = "weir.stdout.moved";
    private static final Set<String> NAMES = Set.of("", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    /** Whether a file of this name is meant to be stdout, of whatever kind that is. */
    static boolean isNamedBy(String path) {
        return NAMES.contains(path);
    }

    @Override
    public String name() {
        return "stdout";
    }

    @Override
    @SuppressWarnings("resource") // closing the stream would close stdout for all
    public FileChannel open() {
        return new FileOutputStream(Boolean.getBoolean(MOVED) ? FileDescriptor.in : FileDescriptor.out).getChannel();
    }

    @Override
    public boolean isReopenable() {
        return false;
    }
}
