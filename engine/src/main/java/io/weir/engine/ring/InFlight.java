// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How many datagrams of each source of one socket are in rings.
 *
 * <p>Two running counts a source, each with one writer: what was put in, by the socket's thread, and what was taken
 * out, by the one worker that the source's address is sharded to. No atomic additions are needed.
 */
public final class InFlight {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] in;
    private final long[] out;

    /** Counts for {@code sources} sources. */
    public InFlight(int sources) {
        in = new long[sources];
        out = new long[sources];
    }

    /** A datagram of {@code source} goes into a ring; the socket's thread. */
    public void put(int source) {
        in[source]++;
    }

    /** A datagram of {@code source} left its ring; the worker's thread. */
    public void take(int source) {
        CELL.setRelease(out, source, out[source] + 1);
    }

    /** The datagrams of {@code source} that are in a ring; the socket's thread. */
    public long count(int source) {
        return in[source] - (long) CELL.getAcquire(out, source);
    }
}
