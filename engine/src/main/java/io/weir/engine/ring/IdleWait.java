// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Lets a worker sleep until it is woken because there are datagrams, at most for a while.
 *
 * <p>The Disruptor's own timeout strategies look at the ring before they say that they want to be woken; a datagram
 * published in between then waits for the timeout. Here it is the other way round. And they watch a single ring.
 */
final class IdleWait {
    private final Object mutex = new Object();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final long timeoutMs;
    private volatile boolean over;
    private volatile boolean interrupted;

    IdleWait(long timeoutMs) {
        this.timeoutMs = timeoutMs;
    }

    /** Sleeps until {@code ready}, {@link #interrupt}, {@link #end} or the timeout; the worker's thread. */
    void sleep(BooleanSupplier ready) throws InterruptedException {
        long endNs = System.nanoTime() + timeoutMs * 1_000_000;
        synchronized (mutex) {
            while (true) {
                asleep.set(true);
                long leftMs = (endNs - System.nanoTime()) / 1_000_000;
                if (ready.getAsBoolean() || over || takeInterrupt() || leftMs <= 0) {
                    return;
                }
                mutex.wait(leftMs);
            }
        }
    }

    private boolean takeInterrupt() {
        boolean taken = interrupted;
        if (taken) {
            interrupted = false;
        }
        return taken;
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
