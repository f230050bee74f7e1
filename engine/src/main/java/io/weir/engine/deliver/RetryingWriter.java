// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.config.OnError;
import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Offers blocks to one sink, never two at once, and does with failed ones what the user's policy says. */
final class RetryingWriter {
    private static final long FIRST_PAUSE_NS = 50_000_000;
    private static final long LONGEST_PAUSE_NS = 5_000_000_000L;
    private static final long SLICE_MS = 50;

    private final BlockSink sink;
    private final String name;
    private final OnError onError;
    private final boolean only;
    private final StopRequest stop;
    private final FaultLog faults;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Thread offerer;
    private volatile boolean abandoned;
    private volatile boolean gone;

    RetryingWriter(SinkSpec spec, BlockSink sink, boolean only, StopRequest stop, FaultLog faults) {
        this.sink = sink;
        this.name = spec.name();
        this.onError = spec.onError();
        this.only = only;
        this.stop = stop;
        this.faults = faults;
    }

    /** Offers a block until it is taken or given up; a worker of a direct outlet, or the sink's thread. */
    void offer(DataBlock block) {
        if (!lockUnlessAbandoned()) {
            block.home().unwritten(block, false);
            return;
        }
        try {
            offerLocked(block, FIRST_PAUSE_NS);
        } finally {
            lock.unlock();
        }
    }

    /** Offers a block again that failed after its call, first pausing; null is none. True if there was one. */
    boolean offerAgain(DataBlock block) {
        if (block != null) {
            pause(FIRST_PAUSE_NS);
            offer(block);
        }
        return block != null;
    }

    private void offerLocked(DataBlock block, long firstPauseNs) {
        long pauseNs = firstPauseNs;
        while (!abandoned && !gone) {
            SinkException failure = attempt(block);
            if (failure == null) {
                return;
            }
            if (abandoned) {
                break;
            }
            if (!mayRetry(failure)) {
                giveUp(block, failure);
                return;
            }
            faults.failing(failure.getMessage(), "trying again");
            pause(pauseNs);
            pauseNs = Math.min(2 * pauseNs, LONGEST_PAUSE_NS);
        }
        block.home().unwritten(block, gone);
    }

    /** Null if the sink has the block, or else why not. */
    private SinkException attempt(DataBlock block) {
        block.offered();
        offerer = Thread.currentThread();
        try {
            sink.onBlock(block);
            return block.returned();
        } catch (SinkException failure) {
            return block.threw(failure);
        } catch (InterruptedException stopped) {
            return block.threw(new SinkException("interrupted while writing", true, stopped));
        } catch (Throwable thrown) {
            return block.threw(new SinkException(Containment.describe(thrown), Containment.passes(thrown), thrown));
        } finally {
            offerer = null;
        }
    }

    boolean mayRetry(SinkException failure) {
        return onError == OnError.RETRY && failure.isRetryable() && !gone;
    }

    /** Does not offer the block again; any thread. */
    void giveUp(DataBlock block, SinkException failure) {
        gone |= failure.isGone();
        String fate = block.home().givenUp(block, gone || onError == OnError.STOP);
        faults.failing(failure.getMessage(), fate);
        if (onError == OnError.STOP || only && failure.isGone()) {
            stop.request("sink " + name + ": " + failure.getMessage());
        }
    }

    /** Tells the sink that nothing waits, unless a block is being written. */
    void idle() {
        if (gone || !lock.tryLock()) {
            return;
        }
        try {
            offerer = Thread.currentThread();
            sink.onIdle(System.nanoTime());
        } catch (SinkException failure) {
            faults.reported(failure.getMessage(), "while idle");
        } catch (Throwable thrown) {
            faults.threw("its idle call", thrown);
        } finally {
            offerer = null;
            lock.unlock();
        }
    }

    private boolean lockUnlessAbandoned() {
        if (lock.tryLock()) {
            return true;
        }
        try {
            while (!abandoned) {
                if (lock.tryLock(SLICE_MS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void pause(long ns) {
        long end = System.nanoTime() + ns;
        long left = ns;
        while (left > 0 && !abandoned) {
            LockSupport.parkNanos(this, Math.min(left, TimeUnit.MILLISECONDS.toNanos(SLICE_MS)));
            left = end - System.nanoTime();
        }
    }

    /** Time is up: no further attempt, and the one under way is interrupted. */
    void abandon() {
        abandoned = true;
        Thread writing = offerer;
        if (writing != null) {
            writing.interrupt();
        }
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** The sink is about to reopen its destination: it gets blocks again. */
    void comeBack() {
        gone = false;
    }
}
