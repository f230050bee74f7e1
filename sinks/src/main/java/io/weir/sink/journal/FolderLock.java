// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.file.PlainFile;
import io.weir.sink.SinkException;
import io.weir.watch.HeldFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;

/** Keeps a second writer out of a journal's folder, and tells whether the one before closed it. */
final class FolderLock implements Closeable {
    private static final String CLOSED = "closed\n";

    private final FileChannel channel;
    private final HeldFile held;
    private final boolean closedBefore;

    private FolderLock(FileChannel channel, HeldFile held, boolean closedBefore) {
        this.channel = channel;
        this.held = held;
        this.closedBefore = closedBefore;
    }

    /**
     * Takes the lock; the system gives it back when the process ends, however it ends. {@code flag} is the one that
     * names the folder.
     *
     * @throws SinkException if another writer has it, named by its process id
     */
    static FolderLock take(Path dir, String flag) throws IOException, SinkException {
        Path file = dir.resolve("lock");
        FileChannel channel = PlainFile.open(file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        String said = read(channel);
        if (!isTaken(channel)) {
            channel.close();
            throw new SinkException("journal " + dir + " is being written by another Weir (" + said.strip()
                + "): stop that one, or choose another folder with " + flag, false, null);
        }
        FolderLock lock = new FolderLock(channel, HeldFile.opened(file), said.isEmpty() || said.equals(CLOSED));
        lock.write("pid " + ProcessHandle.current().pid() + ", since " + Instant.now() + "\n");
        return lock;
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(256);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    private void write(String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Whether the writer before closed the journal, or there was none. */
    boolean closedBefore() {
        return closedBefore;
    }

    /** The file, which goes with its folder if that goes. */
    HeldFile held() {
        return held;
    }

    /** Notes that the journal was closed. */
    void noteClosed() throws IOException {
        write(CLOSED);
    }

    /** Gives the lock back. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
