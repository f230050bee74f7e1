// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.channels.FileChannel;
import java.util.Map;

/**
 * The process's own stdout or stderr. Their names in the file system mean these, too: a socket, as supervisors give it,
 * cannot be opened by name.
 *
 * @param name in messages
 * @param descriptor open as long as the process is
 */
record StandardStream(String name, FileDescriptor descriptor) implements Destination {
    /**
     * The launcher may have moved stdout to descriptor 0, which nobody reads, and stderr to 1: what a JVM that crashes
     * prints goes to 1, whatever it is told.
     */
    static final StandardStream STDOUT = new StandardStream("stdout",
        Boolean.getBoolean("weir.stdout.moved") ? FileDescriptor.in : FileDescriptor.out);
    private static final StandardStream STDERR = new StandardStream("stderr", FileDescriptor.err);
    private static final Map<String, StandardStream> NAMES = Map.of(
        "", STDOUT, "/dev/stdout", STDOUT, "/dev/fd/1", STDOUT, "/proc/self/fd/1", STDOUT,
        "/dev/stderr", STDERR, "/dev/fd/2", STDERR, "/proc/self/fd/2", STDERR);

    /** The stream that a path names; null if it names a file. */
    static StandardStream named(String path) {
        return NAMES.get(path);
    }

    @Override
    @SuppressWarnings("resource") // closing the stream would close it for all
    public FileChannel open() {
        return new FileOutputStream(descriptor).getChannel();
    }

    @Override
    public boolean isReopenable() {
        return false;
    }
}
