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

/** Keeps a second writer out of a journal's folder, and tells who wants to know who has it. */
final class FolderLock implements Closeable {
    private static final String CLOSED = "closed\n";
    private static final int MOST_BYTES = 256;

    private final FileChannel channel;
    private final HeldFile held;
    private final boolean isOurs;

    private FolderLock(FileChannel channel, HeldFile held, boolean isOurs) {
        this.channel = channel;
        this.held = held;
        this.isOurs = isOurs;
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
        FolderLock lock = new FolderLock(channel, HeldFile.opened(file), isOurs(channel, said));
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
        ByteBuffer text = ByteBuffer.allocate(MOST_BYTES);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    /** Whether Weir wrote it, or a power cut left zeros of that: a file of someone else keeps what is in it. */
    private static boolean isOurs(FileChannel channel, String said) throws IOException {
        boolean known = said.isBlank() || said.startsWith("pid ") || said.startsWith(CLOSED)
            || said.chars().allMatch(c -> c == 0);
        return known && channel.size() < MOST_BYTES;
    }

    private void write(String text) throws IOException {
        if (!isOurs) {
            return;
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
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
