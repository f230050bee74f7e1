// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.weir.codec.exporter.Exporter;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.Counters;
import io.weir.engine.ring.JumboPool;
import io.weir.engine.ring.Ring;
import io.weir.engine.ring.Slot;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes datagrams from one socket into rings, on the socket's thread: finds the worker, drops what would be unfair or
 * has no room, copies the rest. Never waits, unless it was told to block.
 *
 * <p>Fair: once a ring is more than half full, a source may hold at most four times what is free in it. So one source
 * that floods leaves a fifth of the ring to others, and the fuller the ring, the less any source may hold. What is
 * dropped of a source that is alone in the ring is counted as want of room, not of fairness.
 */
final class DatagramIntake {
    private static final int SOURCES = 1 << 14;
    private static final int SHARE = 4;
    private static final long PAUSE_NS = 50_000;
    /** Datagrams for a sleeping worker after which it is woken although the socket holds more. */
    private static final int WAKE_EVERY = 32;

    private final Ring[] rings;
    private final JumboPool pool;
    private final Shard shard;
    private final boolean blocking;
    private final Counters counters;
    private final SourceTable sources;
    private final int[] unannounced;
    private volatile boolean givingUp;

    DatagramIntake(List<Ring> rings, JumboPool pool, boolean blocking, Counters counters) {
        this.rings = rings.toArray(Ring[]::new);
        this.pool = pool;
        this.blocking = blocking;
        this.counters = counters;
        this.shard = Shard.byAddress(this.rings.length);
        this.unannounced = new int[this.rings.length];
        this.sources = new SourceTable(SOURCES, this.rings.length);
    }

    /** Takes one datagram; {@code len} may be 0. */
    void offer(InetAddress source, int port, byte[] b, int at, int len, long receivedNs) {
        if (source instanceof Inet4Address ipv4) {
            byte[] a = ipv4.getAddress();
            int bits = a[0] << 24 | (a[1] & 0xff) << 16 | (a[2] & 0xff) << 8 | a[3] & 0xff;
            offer(0, Exporter.mapped(bits), 0, port, b, at, len, receivedNs);
            return;
        }
        byte[] a = source.getAddress();
        int scope = ((Inet6Address) source).getScopeId();
        offer(word(a, 0), word(a, 8), scope, port, b, at, len, receivedNs);
    }

    private static long word(byte[] a, int at) {
        long word = 0;
        for (int i = 0; i < 8; i++) {
            word = word << 8 | a[at + i] & 0xff;
        }
        return word;
    }

    void offer(long hi, long lo, int scope, int port, byte[] b, int at, int len, long receivedNs) {
        counters.increment(Counter.DATAGRAMS_RECEIVED);
        counters.add(Counter.BYTES_RECEIVED, len);
        int worker = shard.shard(hi, lo, port, b, at, len);
        int source = sources.entry(hi, lo, scope, worker);
        Ring ring = rings[worker];
        if (!blocking && isUnfair(ring, source)) {
            drop(source, isAlone(ring, source) ? Counter.DROPPED_RING_FULL : Counter.DROPPED_SHARE);
            return;
        }
        byte[] large = null;
        if (len > Slot.BYTES) {
            large = large();
            if (large == null) {
                drop(source, givingUp ? Counter.DROPPED_STOPPING : Counter.DROPPED_NO_BUFFER);
                return;
            }
        }
        long number = claim(ring);
        if (number < 0) {
            giveBack(large);
            drop(source, givingUp ? Counter.DROPPED_STOPPING : Counter.DROPPED_RING_FULL);
            return;
        }
        Slot slot = ring.slot(number);
        fill(slot, b, at, len, large);
        slot.from(hi, lo, scope, port, receivedNs);
        slot.countedBy(sources.inFlight(), source);
        sources.inFlight().put(source);
        ring.publish(number);
        counters.increment(Counter.DATAGRAMS_GIVEN);
        if (++unannounced[worker] == WAKE_EVERY) {
            wake(worker);
        }
    }

    /** The socket is empty for the moment: wakes the workers that got something. A wake-up costs a system call. */
    void flush() {
        for (int worker = 0; worker < rings.length; worker++) {
            if (unannounced[worker] > 0) {
                wake(worker);
            }
        }
    }

    private void wake(int worker) {
        unannounced[worker] = 0;
        rings[worker].wake();
    }

    private boolean isUnfair(Ring ring, int source) {
        long free = ring.free();
        return free < ring.size() >> 1 && sources.held(source) > SHARE * free;
    }

    /** Whether nobody else has anything in the ring; the worker may be just about to release one. */
    private boolean isAlone(Ring ring, int source) {
        return sources.held(source) + 1 >= ring.size() - ring.free();
    }

    private void fill(Slot slot, byte[] b, int at, int len, byte[] large) {
        if (large == null) {
            slot.copy(b, at, len);
        } else {
            slot.copyLarge(b, at, len, large, pool);
        }
    }

    private long claim(Ring ring) {
        long number = ring.claim();
        if (number < 0 && blocking) {
            counters.increment(Counter.WAITS);
            flush();
            while (number < 0 && !givingUp) {
                LockSupport.parkNanos(PAUSE_NS);
                number = ring.claim();
            }
        }
        return number;
    }

    private byte[] large() {
        byte[] buffer = pool.take();
        if (buffer == null && blocking) {
            counters.increment(Counter.WAITS);
            flush();
            while (buffer == null && !givingUp) {
                LockSupport.parkNanos(PAUSE_NS);
                buffer = pool.take();
            }
        }
        return buffer;
    }

    private void giveBack(byte[] large) {
        if (large != null) {
            pool.give(large);
        }
    }

    private void drop(int source, Counter reason) {
        counters.increment(reason);
        sources.dropped(source);
    }

    /** A blocking intake waits no longer: the collector stops; any thread. */
    void giveUp() {
        givingUp = true;
    }

    Counters counters() {
        return counters;
    }

    /** Drops of the source by its address, 0 if it is not in the table; for tests, on the socket's thread. */
    long drops(long hi, long lo, int scope) {
        return sources.drops(sources.entry(hi, lo, scope, 0));
    }
}
