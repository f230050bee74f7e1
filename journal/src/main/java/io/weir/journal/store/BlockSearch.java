// SPDX-License-Identifier: Apache-2.0
package io.weir.journal.store;

import java.io.IOException;

/**
 * Finds the next whole block in a file where nothing says any more where it is: behind bytes that were damaged. A block
 * is known by its header, its envelope and its check sum together, so that nothing else is taken for one. One thread.
 */
final class BlockSearch {
    /** Larger than any that was ever written: what claims more is none. */
    static final int LARGEST_BLOCK = 64 << 20;

    private static final int HEADER = 4;
    private static final int CHUNK = 1 << 20;
    /** The part of a chunk's end that is looked at with the next one: a header and the start of an envelope. */
    private static final int OVERLAP = 8;
    /** Bytes whose check sum may be wrong; then only short ones are tried: data can be made to look like blocks. */
    private static final long PATIENCE = 1L << 30;
    private static final int SHORT = 64 << 10;

    private final CycleFile file;
    private final byte[] head = new byte[Envelope.LENGTH];
    private byte[] chunk = {};
    private byte[] block = {};
    private long patience = PATIENCE;

    BlockSearch(CycleFile file) {
        this.file = file;
    }

    /** Where the header of the first whole block from {@code start} on is, or -1. */
    long from(long start) throws IOException {
        long size = file.size();
        int most = (int) Math.min(CHUNK, Math.max(0, size - start));
        if (chunk.length < most) {
            chunk = new byte[most];
        }
        for (long at = Excerpts.aligned(start); at + HEADER + Envelope.LENGTH <= size; at += chunk.length - OVERLAP) {
            int length = (int) Math.min(chunk.length, size - at);
            long found = file.read(at, chunk, length) ? inChunk(at, length) : -1;
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    private long inChunk(long at, int length) throws IOException {
        for (int i = 0; i + OVERLAP <= length; i += HEADER) {
            if (Envelope.begins(chunk, i + HEADER) && isWhole(at + i)) {
                return at + i;
            }
        }
        return -1;
    }

    private boolean isWhole(long at) throws IOException {
        int length = Excerpts.blockLength(file, at, head);
        if (length < 0 || patience < 0 && length > SHORT) {
            return false;
        }
        if (block.length < length) {
            block = new byte[length];
        }
        boolean whole = file.read(at + HEADER, block, length) && Envelope.isWhole(block, 0);
        patience -= whole ? 0 : length;
        return whole;
    }
}
