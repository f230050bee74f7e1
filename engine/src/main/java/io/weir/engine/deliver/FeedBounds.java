// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.config.SpoolConfig;
import io.weir.engine.memory.MemoryPlan;

/**
 * How much of a {@link SpoolFeed} may be in memory only.
 *
 * @param bytes of memory that blocks take, both those that wait and those that the sink has; beyond half of it they are
 *     written out
 * @param blocks their number
 * @param holdNs how long a block may wait before it is written to disk as well
 * @param always whether every block is on disk before the sink gets it
 */
record FeedBounds(long bytes, int blocks, long holdNs, boolean always) {
    private static final int KEPT_PART = 8;

    private static final long HOLD_NS = 1_000_000_000L;
    private static final int MOST_BLOCKS = 4096;
    /** The objects around a block take a part of what is in it, however small blocks are. */
    private static final int LEAST_BLOCK_BYTES = 4096;

    /** What memory allows, 64 MiB if it does: a short pause of the sink costs no writing. And one second. */
    static FeedBounds of(MemoryPlan memory) {
        return new FeedBounds(memory.feedBytes(),
            (int) Math.min(MOST_BLOCKS, memory.feedBytes() / LEAST_BLOCK_BYTES), HOLD_NS);
    }

    /** Blocks go to disk only when they exceed these bounds. */
    FeedBounds(long bytes, int blocks, long holdNs) {
        this(bytes, blocks, holdNs, false);
    }

    /** Bytes that blocks which wait to be used again may take besides. */
    long keptBytes() {
        return bytes / KEPT_PART;
    }

    /** The same bounds for the spool of {@code config}. */
    FeedBounds of(SpoolConfig config) {
        return new FeedBounds(bytes, blocks, holdNs, config.isAlways());
    }
}
