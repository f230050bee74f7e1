// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.dsl.ProducerType;

/**
 * The datagrams that wait for one worker. Socket threads {@link #claim}, fill and {@link #publish}; the worker's thread
 * {@link #await}s and then releases one slot after the other, so that there is room again before a batch is through.
 */
public final class Ring {
    /** Half of what the worker's idea of time needs, so that no second is missed. */
    private static final long IDLE_MS = 500;

    private final IdleWait wait = new IdleWait(IDLE_MS);
    private final RingBuffer<Slot> slots;
    private final SequenceBarrier barrier;
    private final Sequence taken = new Sequence();
    private long next;

    /** A ring of {@code size} slots, a power of two; {@code producers} is the number of sockets that fill it. */
    public Ring(int size, int producers) {
        ProducerType type = producers > 1 ? ProducerType.MULTI : ProducerType.SINGLE;
        slots = RingBuffer.create(type, Slot::new, size, wait);
        slots.addGatingSequences(taken);
        barrier = slots.newBarrier();
    }

    /** The number of a free slot, or -1 if there is none; a socket's thread. */
    public long claim() {
        try {
            return slots.tryNext();
        } catch (InsufficientCapacityException e) {
            return -1;
        }
    }

    /** The slot that {@link #claim} gave. */
    public Slot slot(long number) {
        return slots.get(number);
    }

    /** Hands a filled slot to the worker, which sees it once it is awake: {@link #wake}. */
    public void publish(long number) {
        slots.publish(number);
    }

    /** Wakes the worker if it sleeps, after something was published; a socket's thread. */
    public void wake() {
        wait.wake();
    }

    /** Lets {@link #await} return soon, although nothing was published; any thread. */
    public void interrupt() {
        wait.interrupt();
    }

    /** Slots in all. */
    public int size() {
        return slots.getBufferSize();
    }

    /** Slots that are free now; any thread, a moment old. */
    public long free() {
        return slots.remainingCapacity();
    }

    /** Datagrams that wait; any thread, a moment old. */
    public long waiting() {
        return Math.max(0, slots.getCursor() - taken.get());
    }

    /**
     * Waits for datagrams, at most half a second; the worker's thread, as the two that follow.
     *
     * @return how many can be taken, 0 after a while without any, or soon after
     *     {@link #interrupt} or {@link #end}
     */
    public long await() throws InterruptedException {
        try {
            return Math.max(0, barrier.waitFor(next) - next + 1);
        } catch (TimeoutException e) {
            return 0;
        } catch (AlertException e) {
            throw new IllegalStateException("nobody alerts this ring", e);
        }
    }

    /** The oldest datagram; only if {@link #await} said that there is one. */
    public Slot oldest() {
        return slots.get(next);
    }

    /** Releases the oldest. */
    public void release() {
        slots.get(next).release();
        taken.set(next++);
    }

    /** Whether nothing waits that was claimed. */
    public boolean isEmpty() {
        return slots.getCursor() < next;
    }

    /** Nothing more will be published: {@link #await} does not sleep any more; any thread. */
    public void end() {
        wait.end();
    }
}
