// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.decode;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.decode.Unfinished;
import io.weir.codec.exporter.Exporter;
import io.weir.engine.deliver.Lanes;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.Counters;
import io.weir.engine.metrics.FaultLog;
import io.weir.engine.metrics.FaultTable;
import io.weir.engine.metrics.Notices;
import io.weir.engine.metrics.TimeHistogram;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.engine.ring.Ring;
import io.weir.engine.ring.Slot;

/**
 * What a worker does with datagrams, whoever gives them to it: decoder, lanes, faults, and the passing of time. One
 * thread. Nothing that a datagram or a plugin does ends it: exceptions are counted and reported.
 */
final class Decoding {
    private static final long TICK_NS = 1_000_000_000L;
    /** Beyond any time that data may wait for its template. */
    private static final long FOREVER_NS = 365L * 86_400 * TICK_NS;

    private final Lanes lanes;
    private final DatagramDecoder decoder;
    private final DatagramConsumer consumer;
    private final Counters counters = new Counters();
    private final TimeHistogram times = new TimeHistogram();
    private final FaultTable faults;
    private final Notices notices;
    private boolean timed;
    private long tickedNs;
    private long newestNs;

    Decoding(DecoderSettings settings, Bounds bounds, Lanes lanes, FaultLog log, int faultyExporters) {
        this(settings, bounds, lanes, log, faultyExporters, null);
    }

    /** The same, {@code instead} of the decoder's own way if not null: for tests of what a defect in it leads to. */
    Decoding(DecoderSettings settings, Bounds bounds, Lanes lanes, FaultLog log, int faultyExporters,
        DatagramConsumer instead) {
        this.lanes = lanes;
        this.faults = new FaultTable(faultyExporters);
        this.notices = log.open(counters);
        this.decoder = new DatagramDecoder(settings, bounds, new LaneFeed(lanes, faults, notices));
        this.consumer = instead == null ? decoder::decode : instead;
    }

    /** From now on a datagram has so many records delivered at once: see {@code DatagramDecoder.slice}. */
    void slice(int records) {
        decoder.slice(records);
    }

    /** One datagram; addresses as in {@code DatagramDecoder.decode}. Returns what is left to deliver, usually null. */
    Unfinished accept(byte[] b, int off, int len, long hi, long lo, int scope, int port, long receivedNs) {
        counters.increment(Counter.DATAGRAMS_TAKEN);
        try {
            consumer.decode(b, off, len, hi, lo, scope, port, receivedNs);
        } catch (Throwable defect) {
            counters.increment(Counter.DECODE_ERRORS);
            if (isUnaccounted()) {
                counters.increment(Counter.DATAGRAMS_FAILED);
            }
            notices.error(defect, new Exporter(hi, lo, scope));
        }
        return decoder.takeUnfinished();
    }

    /** Delivers so many more records of a datagram; whether that was all. */
    boolean resume(Unfinished rest, int records) {
        try {
            return decoder.resume(rest, records);
        } catch (Throwable defect) {
            counters.increment(Counter.DECODE_ERRORS);
            notices.error(defect, rest.exporter());
            return true;
        }
    }

    /** How long sinks held the worker up so far. */
    long heldUpNs() {
        return lanes.heldUpNs();
    }

    /** Looks ahead at the next {@code datagrams} of a ring, which are there. */
    void foresee(Ring ring, int datagrams) {
        for (int i = 0; i < datagrams; i++) {
            Slot slot = ring.behindOldest(i);
            decoder.expect(slot.hi(), slot.lo(), slot.scope());
        }
        decoder.fetch();
    }

    /** Whether the exception came before the datagram was counted as decoded or malformed. */
    private boolean isUnaccounted() {
        return counters.get(Counter.DATAGRAMS_TAKEN) > counters.get(Counter.DATAGRAMS_FAILED)
            + counts().get(DecodeCounter.DATAGRAMS_DECODED) + counts().get(DecodeCounter.DATAGRAMS_MALFORMED);
    }

    /** Answers what was asked about the decoder's state. */
    void answer(Questions questions) {
        questions.answer(decoder);
    }

    /** Lets time pass, to {@code nowNs} on a clock that nobody sets, or, for a capture, on that of receive times. */
    void passTime(long nowNs) {
        newestNs = timed ? Math.max(newestNs, nowNs) : nowNs;
        if (!timed || nowNs - tickedNs >= TICK_NS) {
            timed = true;
            tickedNs = nowNs;
            tick(nowNs);
        }
    }

    private void tick(long nowNs) {
        try {
            decoder.tick(nowNs);
        } catch (Throwable defect) {
            counters.increment(Counter.DECODE_ERRORS);
            notices.error(defect, null);
        }
    }

    /** A batch of {@code datagrams} took {@code ns}: asking the clock for each would cost more than it tells. */
    void took(long ns, long datagrams) {
        times.add(ns / datagrams, datagrams);
    }

    /** Nothing more waits at the moment. */
    void flush() {
        try {
            lanes.flush();
        } catch (Throwable defect) {
            counters.increment(Counter.FLUSH_ERRORS);
            notices.error(defect, null);
        }
    }

    /** The end: what still waits for a template is thrown out, counted; lanes are closed. */
    void finish() {
        tick(newestNs + FOREVER_NS);
        try {
            lanes.close();
        } catch (Throwable defect) {
            counters.increment(Counter.FLUSH_ERRORS);
            notices.error(defect, null);
        }
    }

    DecodeCounts counts() {
        return decoder.counts();
    }

    Counters counters() {
        return counters;
    }

    /** What this worker counted; from any thread. {@code waiting} datagrams are in its ring. */
    WorkerAccount account(String name, long waiting) {
        return new WorkerAccount(name, counters, decoder.counts(), faults, decoder.rules(), decoder.remembered(), times,
            decoder.sequences(), waiting);
    }
}
