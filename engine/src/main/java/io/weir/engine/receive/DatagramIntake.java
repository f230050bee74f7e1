// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.weir.codec.Pace;
import io.weir.codec.exporter.Exporter;
import io.weir.engine.access.Access;
import io.weir.engine.access.AccessList;
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
import java.util.function.BooleanSupplier;

/**
 * Takes datagrams from one socket into rings, on the socket's thread: refuses those of sources that may not send, finds
 * the worker, drops what is beyond a source's limit, would be unfair or has no room, copies the rest. Never waits,
 * unless it was told to block.
 *
 * <p>Fair: once a ring is more than half full, a source may hold at most four times what is free in it, both of its
 * slots and, if it costs more than others do, of the two seconds of work that a ring is meant to hold: a worker's time
 * is shared, not its datagrams. So one source that floods leaves a fifth of the ring to others: the fuller the ring,
 * the less any source may hold.
 * Sources that were not yet heard for some seconds may together hold no more than that, once there are others: a flood
 * from ever new addresses leaves a fifth to exporters that were there before. What is dropped of a source that is alone
 * in the ring is counted as want of room, not of fairness, unless it is work that there is too much of.
 */
final class DatagramIntake {
    private static final int SOURCES = 1 << 14;
    private static final int SHARE = 4;
    /**
     * A source has too much work waiting only if it is more than so many times what the sources have on average: a
     * pause of the machine counts for the source whose datagram it came in.
     */
    private static final int DEAR = 4;
    /** Work of a worker that its ring may hold. */
    static final long WORK_NS = 2_000_000_000L;
    private static final int NOT_ALLOWED = -1;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long PAUSE_NS = 50_000;
    /** Datagrams for a sleeping worker after which it is woken although the socket holds more. */
    private static final int WAKE_EVERY = 32;

    private final Ring[] rings;
    private final JumboPool pool;
    private final Shard shard;
    private final boolean blocking;
    private final Counters counters;
    private final Access access;
    private final Pace limit;
    private final SourceTable sources;
    private final TopSources refused = new TopSources();
    private final TopSources limited = new TopSources();
    private final TopSources dropped = new TopSources();
    private final int[] unannounced;
    /** Whether a full ring makes it wait instead of dropping the datagram. */
    private boolean patient;
    /** Asked while it waits: whether to wait on. */
    private BooleanSupplier patience = () -> false;
    private volatile boolean givingUp;

    /** An intake for everybody. */
    DatagramIntake(List<Ring> rings, JumboPool pool, boolean blocking, Counters counters) {
        this(rings, pool, blocking, counters, ReceiveSettings.defaults());
    }

    DatagramIntake(List<Ring> rings, JumboPool pool, boolean blocking, Counters counters, ReceiveSettings settings) {
        this.rings = rings.toArray(Ring[]::new);
        this.pool = pool;
        this.blocking = blocking;
        this.patient = blocking;
        this.counters = counters;
        this.access = settings.access();
        this.limit = settings.limit();
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
        int source = source(hi, lo, scope, worker, receivedNs, len);
        if (isTurnedAway(source, hi, lo, scope, receivedNs, len)) {
            return;
        }
        Ring ring = rings[worker];
        Counter unfair = patient ? null : unfair(ring, source, worker);
        if (unfair != null) {
            drop(source, unfair, hi, lo, scope, len);
            return;
        }
        byte[] large = null;
        if (len > Slot.BYTES) {
            large = large(len);
            if (large == null) {
                drop(source, givingUp ? Counter.DROPPED_STOPPING : Counter.DROPPED_NO_BUFFER, hi, lo, scope, len);
                return;
            }
        }
        long number = claim(ring);
        if (number < 0) {
            giveBack(large);
            drop(source, givingUp ? Counter.DROPPED_STOPPING : Counter.DROPPED_RING_FULL, hi, lo, scope, len);
            return;
        }
        Slot slot = ring.slot(number);
        fill(slot, b, at, len, large);
        slot.from(hi, lo, scope, port, receivedNs);
        count(slot, source, worker);
        ring.publish(number);
        counters.increment(Counter.DATAGRAMS_GIVEN);
        if (++unannounced[worker] == WAKE_EVERY) {
            wake(worker);
        }
    }

    /** The source's entry; what lists say of it is looked up once for each of their generations. */
    private int source(long hi, long lo, int scope, int worker, long nowNs, int len) {
        AccessList lists = access.current();
        int nowS = (int) (nowNs / SECOND_NS);
        int source = sources.find(hi, lo, scope, worker, nowS);
        if (source >= 0 && sources.generation(source) == lists.generation()) {
            return source;
        }
        if (isRefused(lists, hi, lo, scope, len)) {
            return NOT_ALLOWED;
        }
        if (source < 0) {
            source = sources.admit(hi, lo, scope, worker, nowS);
        }
        sources.generation(source, lists.generation());
        return source;
    }

    /** A source that is not let in takes no place from those that are. */
    private boolean isRefused(AccessList lists, long hi, long lo, int scope, int len) {
        if (refused.countKnown(hi, lo, scope, lists.generation(), len)) {
            return true;
        }
        if (lists.permits(hi, lo)) {
            return false;
        }
        refused.count(hi, lo, scope, lists.generation(), len);
        return true;
    }

    /** Sources that share an entry are not limited: one would pay for another. */
    private boolean isBeyondLimit(int source, long nowNs) {
        if (sources.isShared(source)) {
            return false;
        }
        long state = limit.next(sources.pace(source), nowNs);
        if (state == Pace.REFUSED) {
            return true;
        }
        sources.pace(source, state);
        return false;
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

    private void count(Slot slot, int source, int worker) {
        int newcomers = sources.isNewcomer(source) ? sources.newcomers(worker) : -1;
        slot.count(sources.inFlight(), source, sources.all(worker), newcomers);
    }

    private boolean isTurnedAway(int source, long hi, long lo, int scope, long receivedNs, int len) {
        if (source == NOT_ALLOWED) {
            counters.increment(Counter.REFUSED);
            return true;
        }
        if (limit.isLimited() && isBeyondLimit(source, receivedNs)) {
            counters.increment(Counter.LIMITED);
            limited.count(hi, lo, scope, 0, len);
            return true;
        }
        return false;
    }

    /** What to drop the datagram for if its source, or all newcomers, hold more than their share; else null. */
    private Counter unfair(Ring ring, int source, int worker) {
        long free = ring.free();
        if (free >= ring.size() >> 1) {
            return isTooMuchWork(source, worker) ? Counter.DROPPED_SHARE : null;
        }
        if (sources.held(source) > SHARE * free) {
            return reason(ring, free, source);
        }
        int newcomers = sources.newcomers(worker);
        if (isAmongMany(source) && sources.held(newcomers) > SHARE * free) {
            return reason(ring, free, newcomers);
        }
        return isTooMuchWork(source, worker) ? Counter.DROPPED_SHARE : null;
    }

    /** Whether the source, or all newcomers, have more work waiting than their share; one with nothing never has. */
    private boolean isTooMuchWork(int source, int worker) {
        long allNs = sources.workNs(sources.all(worker));
        long freeNs = Math.max(0, WORK_NS - allNs);
        return freeNs < WORK_NS / 2 && (isDear(sources.workNs(source), allNs, worker, freeNs)
            || isAmongMany(source) && sources.workNs(sources.newcomers(worker)) > SHARE * freeNs);
    }

    /** A worker that is slow for all, as its sink or the machine is, is no reason to drop what has room. */
    private boolean isDear(long workNs, long allNs, int worker, long freeNs) {
        return workNs > SHARE * freeNs && workNs > DEAR * (allNs / Math.max(1, sources.active(worker)));
    }

    /** Whether the source may be one of ever new ones that are to leave room for those heard before. */
    private boolean isAmongMany(int source) {
        return sources.isNewcomer(source) && sources.hasEstablished();
    }

    /** Whether nobody else has anything in the ring; the worker may be just about to release one. */
    private Counter reason(Ring ring, long free, int entry) {
        return sources.held(entry) + 1 >= ring.size() - free ? Counter.DROPPED_RING_FULL : Counter.DROPPED_SHARE;
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
        if (number < 0 && patient) {
            counters.increment(Counter.WAITS);
            flush();
            while (number < 0 && waitsOn()) {
                LockSupport.parkNanos(PAUSE_NS);
                number = ring.claim();
            }
        }
        return number;
    }

    private byte[] large(int bytes) {
        byte[] buffer = pool.take(bytes);
        if (buffer == null && patient) {
            counters.increment(Counter.WAITS);
            flush();
            while (buffer == null && waitsOn()) {
                LockSupport.parkNanos(PAUSE_NS);
                buffer = pool.take(bytes);
            }
        }
        return buffer;
    }

    private boolean waitsOn() {
        patient = blocking || patience.getAsBoolean();
        return patient && !givingUp;
    }

    private void giveBack(byte[] large) {
        if (large != null) {
            pool.give(large);
        }
    }

    private void drop(int source, Counter reason, long hi, long lo, int scope, int len) {
        counters.increment(reason);
        counters.add(Counter.BYTES_DROPPED, len);
        sources.dropped(source);
        dropped.count(hi, lo, scope, 0, len);
    }

    /** Has it wait for room while {@code wanted}, although it is none that blocks; the socket's thread. */
    void patientWhile(BooleanSupplier wanted) {
        patience = wanted;
        patient = blocking || wanted.getAsBoolean();
    }

    /** Whether all rings are at least half empty, of work, too: from here on each source has its share. */
    boolean hasRoom() {
        for (int worker = 0; worker < rings.length; worker++) {
            Ring ring = rings[worker];
            if (ring.free() < ring.size() >> 1 || sources.workNs(sources.all(worker)) > WORK_NS / 2) {
                return false;
            }
        }
        return true;
    }

    /** A blocking intake waits no longer: the collector stops; any thread. */
    void giveUp() {
        givingUp = true;
    }

    Counters counters() {
        return counters;
    }

    /** Sources that are not let in; any thread. */
    TopSources refused() {
        return refused;
    }

    /** Sources that sent beyond the limit; any thread. */
    TopSources limited() {
        return limited;
    }

    /** Sources for whose datagrams there was no room; any thread. */
    TopSources dropped() {
        return dropped;
    }

    /** Drops of the source by its address, 0 if it is not in the table; for tests, on the socket's thread. */
    long drops(long hi, long lo, int scope) {
        int source = sources.find(hi, lo, scope, 0, 0);
        return source < 0 ? 0 : sources.drops(source);
    }
}
