// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import io.weir.file.PlainFile;
import io.weir.watch.HeldFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Keeps others from a folder of state: the system's lock on a file in it, which ends with the process. */
final class StateLock implements AutoCloseable {
    static final String NAME = "lock";

    private final FileChannel channel;
    private final HeldFile held;

    private StateLock(FileChannel channel, HeldFile held) {
        this.channel = channel;
        this.held = held;
    }

    /**
     * Takes the folder, which is made if it is missing.
     *
     * @throws IOException if it cannot be written to, or another process has it; the message says which
     */
    static StateLock take(Path dir) throws IOException {
        Files.createDirectories(dir);
        FileChannel channel = PlainFile.open(dir.resolve(NAME),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            throw new IOException("another collector of this process keeps its state there", e);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        if (!taken) {
            throw new IOException("another Weir keeps its state there");
        }
        return new StateLock(channel, HeldFile.opened(dir.resolve(NAME)));
    }

    /** The file, which goes with its folder if that goes. */
    HeldFile held() {
        return held;
    }

    /** Lets the folder go; the file stays, as removing it would let two in. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
