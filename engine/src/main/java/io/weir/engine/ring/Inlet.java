// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

/**
 * All that waits for one worker: a {@link Ring} for each socket, which the worker empties in turns. A ring that has a
 * single producer costs a socket half of what one costs that it shares with others, and a socket's count of what a
 * source holds is a count of that ring.
 *
 * <p>Datagrams of one exporter's port keep their order, because the kernel gives them to one socket.
 */
public final class Inlet {
    /** Half of what the worker's idea of time needs, so that no second is missed. */
    private static final long IDLE_MS = 500;

    private final IdleWait wait;
    private final Ring[] rings;
    private int turn;

    /** An inlet for {@code sockets} sockets, with {@code slots} slots for each, a power of two. */
    public Inlet(int sockets, int slots) {
        this(sockets, slots, IDLE_MS);
    }

    /** The same with another longest wait. */
    Inlet(int sockets, int slots, long idleMs) {
        wait = new IdleWait(idleMs);
        rings = new Ring[sockets];
        for (int i = 0; i < sockets; i++) {
            rings[i] = new Ring(slots, wait);
        }
    }

    /** The ring that a socket fills, counted from 0. */
    public Ring ring(int socket) {
        return rings[socket];
    }

    /**
     * Waits for datagrams, at most half a second; the worker's thread.
     *
     * @return a ring that has some, not the same again while others have some too; null after a while without any, or
     *     soon after {@link #interrupt} or {@link #end}
     */
    public Ring await() throws InterruptedException {
        Ring full = poll();
        if (full == null) {
            wait.sleep(this::isFilled);
            full = poll();
        }
        return full;
    }

    /** The same without waiting. */
    public Ring poll() {
        for (int i = 0; i < rings.length; i++) {
            turn = turn + 1 == rings.length ? 0 : turn + 1;
            if (rings[turn].available() > 0) {
                return rings[turn];
            }
        }
        return null;
    }

    private boolean isFilled() {
        return !isEmpty();
    }

    /** Whether nothing waits; the worker's thread. */
    public boolean isEmpty() {
        for (Ring ring : rings) {
            if (ring.available() > 0) {
                return false;
            }
        }
        return true;
    }

    /** Datagrams that wait; any thread, a moment old. */
    public long waiting() {
        long sum = 0;
        for (Ring ring : rings) {
            sum += ring.waiting();
        }
        return sum;
    }

    /** Percent of its slots that are taken in the fullest ring; any thread. */
    public int percentFull() {
        long most = 0;
        for (Ring ring : rings) {
            most = Math.max(most, 100 * ring.waiting() / ring.size());
        }
        return (int) most;
    }

    /** Lets {@link #await} return soon, although nothing was published; any thread. */
    public void interrupt() {
        wait.interrupt();
    }

    /** Nothing more will be published: {@link #await} does not sleep any more; any thread. */
    public void end() {
        wait.end();
    }
}
