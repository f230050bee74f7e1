// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Blocks on their way from one worker to the sink's thread, each in the slot of its sequence number.
 *
 * <p>A lane has a bounded number of blocks and numbers them without gaps, so two in the ring never share a slot. A
 * block that was handed over before it was full may be taken back while the sink is busy with older ones: this is what
 * makes small blocks grow under load.
 */
final class BlockRing {
    private final AtomicReferenceArray<DataBlock> slots;
    private final int mask;
    private long expected;

    BlockRing(int blocks) {
        int size = Integer.highestOneBit(Math.max(1, blocks * 2 - 1));
        slots = new AtomicReferenceArray<>(size);
        mask = size - 1;
    }

    /** Hands a block over; the worker. */
    void put(DataBlock block) {
        slots.set(slot(block.sequence()), block);
    }

    /** Takes the block handed over last back; the worker. False if the sink has it. */
    boolean takeBack(DataBlock block) {
        return slots.compareAndSet(slot(block.sequence()), block, null);
    }

    /** The next block in order, or null; the sink's thread. */
    DataBlock take() {
        DataBlock block = slots.getAndSet(slot(expected), null);
        expected += block == null ? 0 : 1;
        return block;
    }

    private int slot(long sequence) {
        return (int) sequence & mask;
    }
}
