// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The blocks of one lane that wait to be filled. Any thread gives back; only the lane's worker takes, which is what
 * makes the stack safe without version numbers.
 */
final class FreeBlocks {
    private final AtomicReference<DataBlock> top = new AtomicReference<>();

    void give(DataBlock block) {
        DataBlock below;
        do {
            below = top.get();
            block.next = below;
        } while (!top.compareAndSet(below, block));
    }

    /** A block, or null if none is free. */
    DataBlock take() {
        DataBlock block;
        do {
            block = top.get();
        } while (block != null && !top.compareAndSet(block, block.next));
        return block;
    }
}
