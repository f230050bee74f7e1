// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is in a segment and how far it is acknowledged; kept in a file that is written anew with each change. */
final class SegmentState implements AutoCloseable {
    private static final long MAGIC = 0x7765697253503031L;
    private static final int SIZE = 7 * Long.BYTES;

    /** No channel: those are closed by an interrupt. */
    private RandomAccessFile file;
    private final ByteBuffer buffer = ByteBuffer.allocate(SIZE);
    private long blocks;
    private long records;
    private long bytes;
    private long newestMs;
    private long ackedBlocks;
    private long ackedRecords;

    private SegmentState(RandomAccessFile file) {
        this.file = file;
    }

    static SegmentState create(Path path) throws IOException {
        SegmentState state = new SegmentState(new RandomAccessFile(Files.createFile(path).toFile(), "rw"));
        state.write();
        return state;
    }

    /**
     * One that an earlier run left.
     *
     * @throws CorruptSpoolException if it is not there, or is not what was written
     */
    static SegmentState open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new CorruptSpoolException("it has no state file");
        }
        SegmentState state = new SegmentState(new RandomAccessFile(path.toFile(), "rw"));
        try {
            state.read();
            return state;
        } catch (IOException unreadable) {
            state.close();
            throw unreadable;
        }
    }

    private void read() throws IOException {
        boolean whole = file.length() == SIZE;
        if (whole) {
            file.readFully(buffer.array());
        }
        if (!whole || buffer.getLong() != MAGIC) {
            throw new CorruptSpoolException("its state file was changed or cut");
        }
        blocks = buffer.getLong();
        records = buffer.getLong();
        bytes = buffer.getLong();
        newestMs = buffer.getLong();
        ackedBlocks = buffer.getLong();
        ackedRecords = buffer.getLong();
        if (ackedBlocks < 0 || ackedBlocks > blocks || ackedRecords < 0 || ackedRecords > records || bytes < 0) {
            throw new CorruptSpoolException("its state file contradicts itself");
        }
    }

    private void write() throws IOException {
        buffer.clear().putLong(MAGIC).putLong(blocks).putLong(records).putLong(bytes).putLong(newestMs)
            .putLong(ackedBlocks).putLong(ackedRecords);
        file.seek(0);
        file.write(buffer.array());
    }

    void appended(int moreRecords, int moreBytes, long nowMs) throws IOException {
        blocks++;
        records += moreRecords;
        bytes += moreBytes;
        newestMs = Math.max(newestMs, nowMs);
        try {
            write();
        } catch (IOException failure) {
            blocks--;
            records -= moreRecords;
            bytes -= moreBytes;
            throw failure;
        }
    }

    void acknowledged(long toBlock, long toRecords) throws IOException {
        ackedBlocks = toBlock;
        ackedRecords = toRecords;
        write();
    }

    /** Goes on in a new file of that name. */
    void restore(Path path) throws IOException {
        RandomAccessFile old = file;
        file = new RandomAccessFile(path.toFile(), "rw");
        old.close();
        write();
    }

    long blocks() {
        return blocks;
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    long newestMs() {
        return newestMs;
    }

    long ackedBlocks() {
        return ackedBlocks;
    }

    long ackedRecords() {
        return ackedRecords;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
