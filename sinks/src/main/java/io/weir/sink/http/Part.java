// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.sink.Block;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Consecutive records of one block: what is sent together whenever it is sent. A block is cut only in halves, and these
 * again, so that the same block falls into the same parts every time.
 *
 * @param held the block
 * @param first record
 * @param end record, exclusive
 */
record Part(HeldBlock held, int first, int end) {
    /** All of a block, which is counted in {@code held} until it is settled. */
    static Part whole(Block block, AtomicInteger held) {
        return new Part(new HeldBlock(block, held), 0, block.records());
    }

    int records() {
        return end - first;
    }

    byte[] array() {
        return held.block.array();
    }

    int from() {
        return first == 0 ? 0 : held.block.end(first - 1);
    }

    int bytes() {
        return held.block.end(end - 1) - from();
    }

    boolean isSplittable() {
        return records() > 1;
    }

    private int middle() {
        return first + records() / 2;
    }

    Part firstHalf() {
        held.split();
        return new Part(held, first, middle());
    }

    /** The rest of {@link #firstHalf}. */
    Part secondHalf() {
        return new Part(held, middle(), end);
    }
}
