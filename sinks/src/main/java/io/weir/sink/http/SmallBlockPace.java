// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

/**
 * How long the sink waits before it takes another block. A lane may have few blocks, and one that is held while nearly
 * empty is one less for a burst. So when many are, the sink takes them the more slowly the smaller they are, and
 * meanwhile they grow; but a batch waits for no longer than its age. Blocks of a spool do not grow, but there are many
 * of them. The sink's thread.
 */
final class SmallBlockPace {
    /** Half of the engine's block. */
    private static final int SMALL_BYTES = 128 << 10;
    private static final int SHARE = 4;
    private static final long LEAST_NS = 1_000_000;

    private final long mostNs;
    private long pauseNs = LEAST_NS;

    /** {@code ageNs} is the age of a batch at which it is sent. */
    SmallBlockPace(long ageNs) {
        mostNs = ageNs / 2;
    }

    /**
     * Nanoseconds to wait after a block.
     *
     * @param bytes in the block
     * @param held blocks that are not sent yet
     * @param ofLane blocks that a lane has
     * @param leftNs until the open batch is sent for its age; 0 if none is open
     */
    long afterBlock(int bytes, int held, int ofLane, long leftNs) {
        if (bytes >= SMALL_BYTES) {
            pauseNs = Math.max(LEAST_NS, pauseNs / 2);
            return 0;
        }
        if (leftNs <= 0 || held <= ofLane / SHARE) {
            return 0;
        }
        long now = Math.min(pauseNs, leftNs);
        pauseNs = Math.max(LEAST_NS, Math.min(2 * pauseNs, mostNs));
        return now;
    }

    /** Traffic that paused may start again at once. */
    void forget() {
        pauseNs = LEAST_NS;
    }
}
