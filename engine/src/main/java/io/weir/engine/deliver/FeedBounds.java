// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

/**
 * How much of a {@link SpoolFeed} may be in memory only.
 *
 * @param bytes of blocks, both those that wait and those that the sink has
 * @param blocks their number
 * @param holdNs how long a block may wait before it is written to disk as well
 */
record FeedBounds(long bytes, int blocks, long holdNs) {
    /** 8 MiB, or a sixteenth of the heap if that is less. */
    static final FeedBounds DEFAULT =
        new FeedBounds(Math.min(8 << 20, Runtime.getRuntime().maxMemory() / 16), 4096, 5_000_000_000L);
}
