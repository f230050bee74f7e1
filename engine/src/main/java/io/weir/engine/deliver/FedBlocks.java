// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.spool.SpoolRoom;
import io.weir.sink.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Makes the blocks of a {@link SpoolFeed}: small ones of just their size, because a sink may hold many, the others of
 * the next of a few sizes, to be used again. So a block takes at most twice what is in it, and {@link #footprint} says
 * how much: what a feed may hold is bounded by that. Guarded by the feed's lock.
 */
final class FedBlocks implements SpoolRoom {
    private static final int SMALL_BYTES = 16 << 10;
    private static final int SMALL_RECORDS = 256;
    /** The usual size, its half, and so on. */
    private static final int SIZES = 4;

    private final SpoolFeed feed;
    private final BlockSizes usual;
    private final long mostKept;
    private final List<Deque<FedBlock>> free = new ArrayList<>();
    private long kept;
    private FedBlock last;

    /** Blocks for {@code feed}; those that wait to be used again take {@code mostKept} bytes at most. */
    FedBlocks(SpoolFeed feed, BlockSizes usual, long mostKept) {
        this.feed = feed;
        this.usual = usual;
        this.mostKept = mostKept;
        for (int i = 0; i < SIZES; i++) {
            free.add(new ArrayDeque<>());
        }
    }

    /** Bytes that a block with {@code records} of {@code length} bytes will take. */
    int footprint(int length, int records) {
        return sizes(length, records).footprint();
    }

    /** The largest usual one. */
    int footprint() {
        return usual.footprint();
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
        int halvings = halvings(length, records);
        FedBlock block = halvings < 0 ? null : free.get(halvings).poll();
        if (block == null) {
            return new FedBlock(feed, sizes(length, records), halvings);
        }
        kept -= block.footprint();
        return block;
    }

    private BlockSizes sizes(int length, int records) {
        int halvings = halvings(length, records);
        return halvings < 0 ? new BlockSizes(length, length, records, 1) : usual.halved(halvings);
    }

    /** How many times the usual size is halved for a block, or −1 if it is made to measure. */
    private int halvings(int length, int records) {
        boolean small = length <= SMALL_BYTES && records <= SMALL_RECORDS;
        if (small || length > usual.blockBytes() || records > usual.maxRecords()) {
            return -1;
        }
        int halvings = SIZES - 1;
        while (length > usual.blockBytes() >> halvings || records > usual.maxRecords() >> halvings) {
            halvings--;
        }
        return halvings;
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
        if (block.halvings() >= 0 && kept + block.footprint() <= mostKept) {
            free.get(block.halvings()).push(block);
            kept += block.footprint();
        }
    }
}
