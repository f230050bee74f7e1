// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.sink.Block;
import io.weir.sink.SinkException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A block whose records are spread over one or more parts: it is settled when the last of them is. Any thread; a part
 * is settled once.
 */
final class HeldBlock {
    final Block block;
    private final AtomicInteger held;
    private final AtomicInteger open = new AtomicInteger(1);
    private final AtomicInteger rejected = new AtomicInteger();
    private volatile SinkException failure;
    /** The number of the sink's hold from which a part of it was first sent again; guarded by the refusals' lock. */
    private int firstHold;

    /** A block with one part; counted in {@code held} until it is settled. */
    HeldBlock(Block block, AtomicInteger held) {
        this.block = block;
        this.held = held;
        held.incrementAndGet();
    }

    /** For how many holds up to the {@code number}th something of it was refused. */
    int holds(int number) {
        firstHold = firstHold == 0 ? number : firstHold;
        return number - firstHold;
    }

    /** One of its parts became two. */
    void split() {
        open.incrementAndGet();
    }

    /** A part was answered; {@code records} of it were refused for good. */
    void settled(int records) {
        rejected.addAndGet(records);
        close();
    }

    /** A part was given up. */
    void failed(SinkException why) {
        failure = why;
        close();
    }

    private void close() {
        if (open.decrementAndGet() > 0) {
            return;
        }
        held.decrementAndGet();
        if (failure == null) {
            block.done(rejected.get());
        } else {
            block.fail(failure);
        }
    }
}
