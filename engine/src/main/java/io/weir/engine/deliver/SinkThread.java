// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.BlockSink;
import io.weir.thread.Part;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread of one sink: offers the blocks of a source as they come, again those that failed after their call, and
 * tells the sink when it is idle.
 */
final class SinkThread {
    private static final long IDLE_NS = 100_000_000;

    private final RetryingWriter writer;
    private final Source source;
    private final Queue<DataBlock> returned = new ConcurrentLinkedQueue<>();
    private final Part thread;
    private volatile boolean idle;
    private volatile boolean finishing;

    SinkThread(String name, BlockSink sink, RetryingWriter writer, Source source) {
        this.writer = writer;
        this.source = source;
        this.thread = Part.loop(name, this::step).classes(sink.getClass().getClassLoader());
    }

    void start() {
        thread.start();
    }

    private boolean step() {
        if (!ended() && !offerOnce()) {
            rest();
        }
        return !ended();
    }

    private boolean ended() {
        return writer.isAbandoned() || finishing && source.isDrained();
    }

    private boolean offerOnce() {
        boolean again = writer.offerAgain(returned.poll());
        return source.offerTo(writer) || again;
    }

    private void rest() {
        writer.idle();
        idle = true;
        if (!offerOnce() && !ended()) {
            LockSupport.parkNanos(this, IDLE_NS);
        }
        idle = false;
    }

    /** There is a block; any thread. */
    void wakeIfIdle() {
        if (idle) {
            thread.wake();
        }
    }

    void wake() {
        thread.wake();
    }

    /** A block that failed after its call had returned; any thread. */
    void failedLater(DataBlock block) {
        if (writer.mayRetry(block.cause())) {
            returned.add(block);
            wake();
        } else {
            writer.giveUp(block, block.cause());
        }
    }

    /** A block is done with; any thread. */
    void settled() {
        if (finishing) {
            wake();
        }
    }

    /** Ends when the source is drained. */
    void finish() {
        finishing = true;
        wake();
    }

    /** Waits for the end; false if it has not come at {@code deadlineNs}. */
    boolean awaitEnd(long deadlineNs) throws InterruptedException {
        return thread.awaitEnd(deadlineNs - System.nanoTime());
    }

    /** Ends now; what is being written is interrupted. */
    void abandon() {
        if (thread.isAlive()) {
            writer.abandon();
            thread.interrupt();
        }
        thread.end();
    }

    /** What is wrong with the thread, in words; empty if it works. */
    String trouble() {
        return thread.trouble();
    }

    /** Where the blocks come from. */
    interface Source {
        /** Offers some blocks, such as one of each lane; false if there was none. The sink's thread. */
        boolean offerTo(RetryingWriter writer);

        /** Whether no block is left or can come. The sink's thread. */
        boolean isDrained();
    }
}
