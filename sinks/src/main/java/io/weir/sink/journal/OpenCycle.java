// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.watch.HeldFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file being written, beside Chronicle Queue's mapping of it. Writing into a mapping of a file with holes kills the
 * process when the disk is full; so the room of a block is allocated here, by writing zeros, where a full disk is an
 * IOException, before Chronicle gets the block.
 *
 * <p>{@link #force} may come from any thread, the rest from the sink's.
 */
final class OpenCycle implements Closeable {
    /** Allocated at once: little enough to be dirty for a moment only, much enough to be cheap per block. */
    private static final int STEP = 4 << 20;
    private static final byte[] ZEROS = new byte[1 << 18];

    private final Path path;
    private final RandomAccessFile file;
    private final HeldFile held;
    private long allocated;

    private OpenCycle(Path path, RandomAccessFile file, HeldFile held, long allocated) {
        this.path = path;
        this.file = file;
        this.held = held;
        this.allocated = allocated;
    }

    /** Opens or makes a file that holds nothing from {@code end} on. */
    static OpenCycle open(Path path, long end) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            return new OpenCycle(path, file, HeldFile.opened(path), end);
        } catch (IOException removed) {
            file.close();
            throw removed;
        }
    }

    /** The file as the one that its name led to. */
    HeldFile held() {
        return held;
    }

    Path path() {
        return path;
    }

    /** Sees to it that the bytes up to {@code end} have their place on the disk. */
    void allocate(long end) throws IOException {
        while (allocated < end) {
            long upTo = (allocated / STEP + 1) * STEP;
            while (allocated < upTo) {
                int length = (int) Math.min(ZEROS.length, upTo - allocated);
                file.seek(allocated);
                file.write(ZEROS, 0, length);
                allocated += length;
            }
        }
    }

    /** Forces what was written to the disk: through the mapping too, the system keeps one copy of a page. */
    void force() throws IOException {
        file.getChannel().force(false);
    }

    /** Forces the folder, so that the file is still in it after a power loss. */
    void forceName() throws IOException {
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Cuts off what was allocated but not used: the file is left, and ends at {@code end}. */
    void trim(long end) throws IOException {
        file.setLength(end);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
