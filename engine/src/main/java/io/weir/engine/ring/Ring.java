// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;

/**
 * The datagrams of one socket that wait for one worker. The socket's thread {@link #claim}s, fills and
 * {@link #publish}es; the worker's thread {@link #release}s one slot after the other, so that there is room again
 * before a batch is through.
 */
public final class Ring {
    private final IdleWait wait;
    private final RingBuffer<Slot> slots;
    private final Sequence taken = new Sequence();
    private long next;

    /** A ring of {@code size} slots, a power of two, whose worker sleeps in {@code wait}. */
    Ring(int size, IdleWait wait) {
        this.wait = wait;
        // Nobody waits at the ring itself: its worker has several, and waits in front of all of them.
        slots = RingBuffer.createSingleProducer(Slot::new, size, new BusySpinWaitStrategy());
        slots.addGatingSequences(taken);
    }

    /** The number of a free slot, or -1 if there is none; the socket's thread. */
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

    /** Wakes the worker if it sleeps, after something was published; the socket's thread. */
    public void wake() {
        wait.wake();
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

    /** How many datagrams can be taken; the worker's thread, as the two that follow. */
    public long available() {
        return slots.getCursor() - next + 1;
    }

    /** The oldest datagram; only if {@link #available} said that there is one. */
    public Slot oldest() {
        return behindOldest(0);
    }

    /** One of those that can be taken, counted from the oldest, which is 0. */
    public Slot behindOldest(int place) {
        return slots.get(next + place);
    }

    /** Releases the oldest. */
    public void release() {
        slots.get(next).release();
        taken.set(next++);
    }
}
