// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.account;

import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import java.util.concurrent.atomic.AtomicLong;

/** A sink that stands still while its gate is closed, may fail every third block, and counts what it takes. */
final class GatedSink implements BlockSink {
    private static final int EVERY = 3;

    private final boolean fails;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private boolean closed;
    private int blocks;

    GatedSink(boolean fails) {
        this.fails = fails;
    }

    synchronized void shut() {
        closed = true;
    }

    synchronized void open() {
        closed = false;
        notifyAll();
    }

    private synchronized void pass() throws InterruptedException {
        while (closed) {
            wait();
        }
    }

    @Override
    public void onBlock(Block block) throws SinkException, InterruptedException {
        pass();
        if (fails && ++blocks % EVERY == 0) {
            refused.addAndGet(block.records());
            throw new SinkException("this block is not wanted");
        }
        taken.addAndGet(block.records());
        block.done();
    }

    /** Records it took. */
    long taken() {
        return taken.get();
    }

    /** Records it failed to write. */
    long refused() {
        return refused.get();
    }
}
