// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.config.SpoolConfig;

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

    /** 64 MiB, or an eighth of the heap if that is less: a short pause of the sink costs no writing. And one second. */
    static final FeedBounds DEFAULT =
        new FeedBounds(Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 8), 4096, 1_000_000_000L);

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
