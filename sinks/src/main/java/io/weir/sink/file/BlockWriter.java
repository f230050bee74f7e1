// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import io.weir.sink.Block;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes blocks to a channel so that whatever fails in between, no record is torn or written twice. One thread.
 *
 * <p>After a failure in the midst of a record, the part of it that was written is cut off where the destination is a
 * file, and the block goes on with that record when it is offered again. A pipe cannot be cut: there the rest of the
 * record is kept, and written first even if the block never comes again.
 */
final class BlockWriter {
    private static final int FIRST_ROOM = 256 << 10;
    private static final long FULL_PAUSE_NS = 1_000_000;
    private static final byte[] NONE = {};

    private ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_ROOM);
    private Block unfinished;
    private int written;
    private byte[] torn = NONE;
    private long bytes;

    /** Writes the block, or what an earlier attempt left of it. */
    void write(Block block, FileChannel to) throws IOException {
        if (block != unfinished || block.attempt() == 0) {
            finishTorn(to);
            written = 0;
        }
        unfinished = block;
        torn = NONE;
        try {
            writeRest(block, to);
            unfinished = null;
        } catch (IOException failure) {
            keepWhole(block, to, failure);
            throw failure;
        }
    }

    private void writeRest(Block block, FileChannel to) throws IOException {
        fill(block.array(), written, block.length());
        int from = written;
        try {
            drain(to);
        } finally {
            written = from + buffer.position();
        }
    }

    private void fill(byte[] bytes, int from, int end) {
        if (buffer.capacity() < end - from) {
            buffer = ByteBuffer.allocateDirect(end - from);
        }
        buffer.clear().put(bytes, from, end - from).flip();
    }

    private void drain(FileChannel to) throws IOException {
        while (buffer.hasRemaining()) {
            int more = to.write(buffer);
            bytes += more;
            if (more == 0) {
                // A pipe that someone made non-blocking, and whose reader is slow.
                LockSupport.parkNanos(this, FULL_PAUSE_NS);
            }
        }
    }

    private void keepWhole(Block block, FileChannel to, IOException failure) {
        int start = 0;
        int record = 0;
        while (record < block.records() && block.end(record) <= written) {
            start = block.end(record++);
        }
        if (start == written) {
            return;
        }
        if (cut(to, written - start, failure)) {
            written = start;
        } else {
            torn = Arrays.copyOfRange(block.array(), written, block.end(record));
        }
    }

    private boolean cut(FileChannel file, int rest, IOException failure) {
        try {
            long size = file.size();
            if (size < rest) {
                return false;
            }
            file.truncate(size - rest);
            bytes -= rest;
            return true;
        } catch (IOException uncut) {
            failure.addSuppressed(uncut);
            return false;
        }
    }

    /** Bytes written so far, less those that were cut off again. */
    long bytes() {
        return bytes;
    }

    /** Ends a record whose block was given up half written. */
    private void finishTorn(FileChannel to) throws IOException {
        if (torn.length == 0) {
            return;
        }
        fill(torn, 0, torn.length);
        try {
            drain(to);
        } finally {
            torn = Arrays.copyOfRange(torn, buffer.position(), torn.length);
        }
    }
}
