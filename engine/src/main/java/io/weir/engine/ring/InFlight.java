// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What each source of one socket has in rings: datagrams, and the work they will be, as nanoseconds of a worker.
 *
 * <p>Two running counts a source, each with one writer: what was put in, by the socket's thread, and what was taken
 * out, by the one worker that the source's address is sharded to. No atomic additions are needed. What a datagram will
 * cost is not known before it is decoded: it is counted with what those of its source cost lately.
 */
public final class InFlight {
    /** What a datagram counts with at least. */
    static final long LEAST_NS = 1_000;
    /**
     * A datagram counts as at most so many times what those of its source cost before, and half a millisecond: a pause
     * of the machine does not make a quiet exporter expensive, and one that is becomes so within a few datagrams.
     */
    private static final long LEAP = 64;
    private static final long LEAP_NS = 500_000;
    private static final int WEIGHT_BITS = 3;

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    /** Longs of an entry in either array; what one thread writes of it lies side by side. */
    private static final int ENTRY = 4;
    private static final int DATAGRAMS = 0;
    private static final int WORK = 1;
    private static final int COST = 2;

    private final long[] in;
    private final long[] out;

    /** Counts for {@code sources} sources. */
    public InFlight(int sources) {
        in = new long[2 * sources];
        out = new long[ENTRY * sources];
    }

    /** What a datagram of {@code source} will cost as far as is known, nanoseconds; the socket's thread. */
    public long expectedNs(int source) {
        return Math.max(LEAST_NS, (long) CELL.getOpaque(out, ENTRY * source + COST));
    }

    /** A datagram of {@code source} that counts as {@code ns} goes into a ring; the socket's thread. */
    public void put(int source, long ns) {
        in[2 * source + DATAGRAMS]++;
        in[2 * source + WORK] += ns;
    }

    /** A datagram of {@code source} that counts as {@code ns} left its ring; the worker's thread. */
    public void take(int source, long ns) {
        add(source, WORK, ns);
        add(source, DATAGRAMS, 1);
    }

    /** More work, or less if negative, waits than what is in rings; the worker's thread. */
    public void postpone(int source, long ns) {
        add(source, WORK, -ns);
    }

    private void add(int source, int cell, long amount) {
        int at = ENTRY * source + cell;
        CELL.setRelease(out, at, out[at] + amount);
    }

    /** A datagram of {@code source} cost {@code ns}; the worker's thread. */
    public void cost(int source, long ns) {
        int at = ENTRY * source + COST;
        long before = out[at];
        long counted = Math.min(ns, LEAP * before + LEAP_NS);
        CELL.setOpaque(out, at, before + (counted - before >> WEIGHT_BITS));
    }

    /** An entry is another source's from now on: it is expected to cost what those of {@code like} do. */
    public void begin(int source, int like) {
        CELL.setOpaque(out, ENTRY * source + COST, (long) CELL.getOpaque(out, ENTRY * like + COST));
    }

    /** The datagrams of {@code source} that are in a ring; the socket's thread. */
    public long count(int source) {
        return in[2 * source + DATAGRAMS] - (long) CELL.getAcquire(out, ENTRY * source + DATAGRAMS);
    }

    /** The work of {@code source} that waits, nanoseconds; the socket's thread. */
    public long workNs(int source) {
        return in[2 * source + WORK] - (long) CELL.getAcquire(out, ENTRY * source + WORK);
    }
}
