// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.memory.MemoryPlan;
import io.weir.sink.WhenFull;

/**
 * The bounds of one lane's blocks.
 *
 * @param blockBytes room of a block
 * @param maxBytes room that a block may grow to for a single large record
 * @param maxRecords records a block may hold
 * @param blocks blocks of one lane; made when first needed
 * @param mostBlocks that they may become by a policy
 */
record BlockSizes(int blockBytes, int maxBytes, int maxRecords, int blocks, int mostBlocks) {
    private static final int DROPPING_FACTOR = 4;
    private static final int BLOCKS = 4;

    BlockSizes(int blockBytes, int maxBytes, int maxRecords, int blocks) {
        this(blockBytes, maxBytes, maxRecords, blocks, DROPPING_FACTOR * blocks);
    }

    /** What memory allows. */
    static BlockSizes of(MemoryPlan memory) {
        return new BlockSizes(memory.blockBytes(), memory.largeBytes(), memory.blockRecords(),
            Math.min(BLOCKS, memory.laneBlocks()), memory.laneBlocks());
    }

    /** More blocks for a sink that drops: they are all that bridges its pauses, where one that blocks has the rings. */
    BlockSizes forPolicy(WhenFull whenFull) {
        int factor = whenFull == WhenFull.BLOCK ? 1 : DROPPING_FACTOR;
        return new BlockSizes(blockBytes, maxBytes, maxRecords, Math.min(mostBlocks, factor * blocks), mostBlocks);
    }

    /** The same halved so many times; it does not grow. */
    BlockSizes halved(int times) {
        int bytes = blockBytes >> times;
        return new BlockSizes(bytes, bytes, maxRecords >> times, 1);
    }

    /** Bytes of memory that a block takes which has not grown: those of its records, and of where each ends. */
    int footprint() {
        return blockBytes + Integer.BYTES * maxRecords;
    }
}
