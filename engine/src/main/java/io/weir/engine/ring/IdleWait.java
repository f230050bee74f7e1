// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a worker sleep until it is woken because there are datagrams, at most for a while.
 *
 * <p>LMAX's own lite timeout strategy looks at the ring before it says that it wants to be woken; a datagram published
 * in between then waits for the timeout. Here it is the other way round.
 */
final class IdleWait implements WaitStrategy {
    private final Object mutex = new Object();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final long timeoutMs;
    private volatile boolean over;
    private volatile boolean interrupted;

    IdleWait(long timeoutMs) {
        this.timeoutMs = timeoutMs;
    }

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
        throws AlertException, InterruptedException, TimeoutException {
        if (cursor.get() < sequence) {
            sleep(sequence, cursor, barrier);
        }
        return cursor.get();
    }

    private void sleep(long sequence, Sequence cursor, SequenceBarrier barrier)
        throws AlertException, InterruptedException, TimeoutException {
        long endNs = System.nanoTime() + timeoutMs * 1_000_000;
        synchronized (mutex) {
            while (true) {
                asleep.set(true);
                if (cursor.get() >= sequence) {
                    return;
                }
                barrier.checkAlert();
                if (interrupted) {
                    interrupted = false;
                    throw TimeoutException.INSTANCE;
                }
                long leftMs = (endNs - System.nanoTime()) / 1_000_000;
                if (over || leftMs <= 0) {
                    throw TimeoutException.INSTANCE;
                }
                mutex.wait(leftMs);
            }
        }
    }

    /** Each publication calls it: too often, a socket reads many datagrams at once. It calls {@link #wake} then. */
    @Override
    public void signalAllWhenBlocking() {
        // Nobody is woken for a single datagram.
    }

    /** Wakes the worker if it sleeps; any thread. */
    void wake() {
        if (asleep.getAndSet(false)) {
            synchronized (mutex) {
                mutex.notifyAll();
            }
        }
    }

    /** Ends the present sleep, or the next, although nothing was published; any thread. */
    void interrupt() {
        interrupted = true;
        wake();
    }

    /** From now on nobody sleeps; any thread. */
    void end() {
        over = true;
        synchronized (mutex) {
            mutex.notifyAll();
        }
    }
}
