// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

/**
 * A place in a ring, and the datagram in it. Filled by a socket's thread, read and released by the worker's.
 */
public final class Slot {
    /** The largest datagram that a slot holds without a buffer of the pool. */
    public static final int BYTES = 2048;

    private final byte[] own = new byte[BYTES];
    private byte[] large;
    private JumboPool pool;
    private final Debt debt = new Debt();
    private int length;
    private long hi;
    private long lo;
    private int scope;
    private int port;
    private long receivedNs;

    /** Copies a datagram that fits. */
    public void copy(byte[] from, int at, int size) {
        System.arraycopy(from, at, own, 0, size);
        length = size;
    }

    /** Copies a datagram into {@code buffer} of {@code home}, where it goes back to when the slot is released. */
    public void copyLarge(byte[] from, int at, int size, byte[] buffer, JumboPool home) {
        System.arraycopy(from, at, buffer, 0, size);
        large = buffer;
        pool = home;
        length = size;
    }

    /** Who sent it and when it came; address as in {@code Exporter}, nanoseconds since 1970 UTC. */
    public void from(long high, long low, int zone, int sourcePort, long atNs) {
        hi = high;
        lo = low;
        scope = zone;
        port = sourcePort;
        receivedNs = atNs;
    }

    /** Counts it with its source alone. */
    public void count(InFlight counts, int entry) {
        count(counts, entry, -1, -1);
    }

    /** Counts it with its source, with all of its ring, and with a group of sources, or -1 for none. */
    public void count(InFlight counts, int entry, int all, int group) {
        debt.begin(counts, entry, all, group);
    }

    /** Who it is counted with; the worker's thread, until it is released. */
    public Debt debt() {
        return debt;
    }

    /** Gives back what the slot holds; the worker's thread, once it has read the datagram. */
    public void release() {
        if (large != null) {
            pool.give(large);
            large = null;
        }
        debt.end();
    }

    /** The array that holds the datagram, from 0 on. */
    public byte[] bytes() {
        return large == null ? own : large;
    }

    /** Payload bytes, 0 to 65,507. */
    public int length() {
        return length;
    }

    /** First eight bytes of the source address. */
    public long hi() {
        return hi;
    }

    /** Last eight bytes of the source address. */
    public long lo() {
        return lo;
    }

    /** Zone of a link-local source address, else 0. */
    public int scope() {
        return scope;
    }

    /** Source port. */
    public int port() {
        return port;
    }

    /** Receive time, nanoseconds since 1970 UTC. */
    public long receivedNs() {
        return receivedNs;
    }
}
