// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import io.weir.watch.HeldFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What a {@link FileSink} has open, and whether its name still leads to it. {@link #look} on the watch's thread, the
 * rest on the sink's; {@link #close} on any.
 */
final class OpenFile {
    private final FileChannel channel;
    private final HeldFile held;
    /** Bytes behind which nobody can have seen the file under its name. */
    private volatile long seen;
    private volatile long written;

    private OpenFile(FileChannel channel, HeldFile held, long written) {
        this.channel = channel;
        this.held = held;
        this.written = written;
        this.seen = written;
    }

    /** Opens the destination; {@code written} bytes were written before, to whatever it was then. */
    static OpenFile open(Destination destination, long written) throws IOException {
        FileChannel channel = destination.open();
        try {
            return new OpenFile(channel, destination.held(), written);
        } catch (IOException removed) {
            channel.close();
            throw removed;
        }
    }

    FileChannel channel() {
        return channel;
    }

    /** So many bytes are written in all. */
    void written(long bytes) {
        written = bytes;
    }

    /** Looks where the name leads. */
    void look() {
        long before = written;
        if (held != null && held.look()) {
            seen = before;
        }
    }

    /** Whether the name leads elsewhere, or nowhere. */
    boolean isLost() {
        return held != null && held.isLost();
    }

    /** Whether it has no name any more: what is written to it nobody can read. */
    boolean isDeleted() {
        return held != null && held.isDeleted();
    }

    /** Writes to {@code fresh} what was written here after the file was deleted; gives the bytes. */
    long rescueTo(OpenFile fresh) throws IOException {
        Optional<Path> deleted = isDeleted() ? held.descriptor() : Optional.empty();
        if (deleted.isEmpty()) {
            return 0;
        }
        try (FileChannel from = FileChannel.open(deleted.get(), StandardOpenOption.READ)) {
            long at = Math.max(0, from.size() - (written - seen));
            long rescued = 0;
            for (long more = 1; more > 0 && at < from.size(); at += more) {
                more = from.transferTo(at, from.size() - at, fresh.channel);
                rescued += more;
                seen += more;
            }
            return rescued;
        }
    }

    void close() throws IOException {
        channel.close();
    }
}
