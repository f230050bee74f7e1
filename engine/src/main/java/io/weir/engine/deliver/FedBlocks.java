// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.spool.SpoolRoom;
import io.weir.sink.Block;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes the blocks of a {@link SpoolFeed}: small ones of just their size, because a sink may hold many, the others of
 * the usual size, to be used again. Guarded by the feed's lock.
 */
final class FedBlocks implements SpoolRoom {
    private static final int SMALL_BYTES = 16 << 10;
    private static final int SMALL_RECORDS = 256;
    private static final int KEPT = 32;

    private final SpoolFeed feed;
    private final BlockSizes usual;
    private final Deque<FedBlock> free = new ArrayDeque<>();
    private FedBlock last;

    FedBlocks(SpoolFeed feed, BlockSizes usual) {
        this.feed = feed;
        this.usual = usual;
    }

    FedBlock copyOf(Block from) {
        byte[] bytes = bytes(from.length(), from.records());
        System.arraycopy(from.array(), 0, bytes, 0, from.length());
        int[] ends = ends();
        for (int i = 0; i < from.records(); i++) {
            ends[i] = from.end(i);
        }
        return last;
    }

    @Override
    public byte[] bytes(int length, int records) {
        last = take(length, records);
        last.block().begin(0);
        last.block().filled(length, records);
        return last.block().array();
    }

    private FedBlock take(int length, int records) {
        boolean small = length <= SMALL_BYTES && records <= SMALL_RECORDS;
        if (small || length > usual.blockBytes() || records > usual.maxRecords()) {
            return new FedBlock(feed, new BlockSizes(length, length, records, 1), false);
        }
        FedBlock block = free.poll();
        return block == null ? new FedBlock(feed, usual, true) : block;
    }

    @Override
    public int[] ends() {
        return last.block().ends();
    }

    /** The block that was filled last. */
    FedBlock last() {
        return last;
    }

    void give(FedBlock block) {
        if (block.isReusable() && free.size() < KEPT) {
            free.push(block);
        }
    }
}
