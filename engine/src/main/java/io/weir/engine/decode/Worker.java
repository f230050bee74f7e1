// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.decode;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.protocol.Scheme;
import io.weir.codec.decode.Unfinished;
import io.weir.codec.state.Foresight;
import io.weir.engine.deliver.Delivery;
import io.weir.engine.metrics.FaultLog;
import io.weir.engine.metrics.WorkerAccount;
import io.weir.engine.ring.Inlet;
import io.weir.engine.ring.Ring;
import io.weir.engine.ring.Slot;
import io.weir.thread.Part;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * One decoding thread: takes datagrams from its rings, decodes them, hands records to its lanes, and flushes these when
 * nothing more waits. It owns all state of the exporters that are sharded to it.
 *
 * <p>{@link #start}, then {@link #end} and {@link #join}, by the collector's thread.
 */
public final class Worker {
    /** Datagrams of one socket, at most, before another one's turn comes. */
    private static final int TURN = 512;
    private static final long LAST_NS = 200_000_000;
    private static final long IDLE_NS = 1_000_000;

    private final int number;
    private final Inlet inlet;
    private final WorkerSetup setup;
    private final Part thread;
    private final Questions questions = new Questions();
    private final CompletableFuture<Decoding> ready = new CompletableFuture<>();
    /** When the datagram before was decoded. */
    private long decodedNs;
    private volatile Slices slices;
    private final CountDownLatch empty = new CountDownLatch(1);
    private volatile boolean ending;
    private volatile boolean joined;
    private Decoding decoding;

    /** A worker, counted from 0 over all listeners, that empties {@code inlet}. */
    public Worker(int number, Inlet inlet, WorkerSetup setup) {
        this.number = number;
        this.inlet = inlet;
        this.setup = setup;
        this.thread = Part.loop("weir-worker-" + number, this::step);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /**
     * Waits until lanes are open and the warm-up is through.
     *
     * @throws java.util.concurrent.CompletionException with the cause if lanes could not be opened
     */
    public void awaitReady() {
        ready.join();
    }

    /** One round of the thread; false if it was the last. */
    private boolean step() {
        if (decoding == null) {
            return open();
        }
        if (!isThrough()) {
            return true;
        }
        empty.countDown();
        if (!joined) {
            // Whoever keeps what was learned asks now.
            decoding.answer(questions);
            LockSupport.parkNanos(this, IDLE_NS);
            return true;
        }
        Decoding last = decoding;
        // Whatever the end throws, it comes once.
        decoding = null;
        last.answer(questions);
        questions.end();
        last.finish();
        return false;
    }

    private boolean open() {
        if (ready.isDone()) {
            return false;
        }
        try {
            decoding = setup.open(number);
            decoding.slice(Slices.RECORDS);
            slices = new Slices(decoding, System::nanoTime);
            ready.complete(decoding);
            return true;
        } catch (Throwable cannotStart) {
            questions.end();
            ready.completeExceptionally(cannotStart);
            return false;
        }
    }

    /** Only the end may be interrupted: a plugin that leaves its interrupt behind does not end the worker. */
    private boolean isThrough() {
        try {
            return work();
        } catch (InterruptedException stopOrPlugin) {
            return ending;
        }
    }

    /** Takes a turn of a ring, or delivers a slice of what is left of large datagrams; whether all is done. */
    private boolean work() throws InterruptedException {
        boolean last = ending;
        Ring ring = slices.isEmpty() ? inlet.await() : inlet.poll();
        decoding.answer(questions);
        if (ring != null) {
            take(ring);
            return false;
        }
        if (!slices.isEmpty()) {
            slices.next();
            flushIfIdle();
            return false;
        }
        if (last && inlet.isEmpty()) {
            return true;
        }
        decoding.passTime(System.nanoTime());
        // A socket's thread that was stopped between claim and publish lets us get here without sleep.
        Thread.onSpinWait();
        return false;
    }

    private void take(Ring ring) throws InterruptedException {
        long startNs = System.nanoTime();
        decoding.passTime(startNs);
        decodedNs = startNs;
        long count = Math.min(TURN, ring.available());
        for (long i = 0; i < count; i++) {
            if (i % Foresight.MOST == 0) {
                decoding.foresee(ring, (int) Math.min(Foresight.MOST, count - i));
            }
            if (!slices.isEmpty()) {
                giveWay(ring.oldest());
            }
            try {
                decode(ring.oldest());
            } finally {
                // Also if telling of a defect failed: it must not come again and again.
                ring.release();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        flushIfIdle();
        decoding.took(System.nanoTime() - startNs, count);
    }

    /** Before {@code next} is decoded: its exporter's rest, or a slice of another's. */
    private void giveWay(Slot next) {
        slices.finish(next.hi(), next.lo(), next.scope());
        if (!slices.isEmpty()) {
            slices.turn();
        }
        decodedNs = System.nanoTime();
    }

    /** Decodes a datagram, and counts its source with the time that took: the clock is asked once for each. */
    private void decode(Slot slot) {
        long heldUpNs = decoding.heldUpNs();
        Unfinished rest = decoding.accept(slot.bytes(), 0, slot.length(), slot.hi(), slot.lo(), slot.scope(),
            slot.port(), slot.receivedNs());
        long nowNs = System.nanoTime();
        long ns = nowNs - decodedNs - (decoding.heldUpNs() - heldUpNs);
        decodedNs = nowNs;
        if (rest == null) {
            slot.debt().cost(ns);
        } else {
            slices.add(rest, slot.length(), slot.debt(), ns);
        }
    }

    private void flushIfIdle() {
        if (inlet.isEmpty()) {
            decoding.flush();
        }
    }

    /**
     * Asks the decoder of this worker; any thread. The answer comes from the worker's thread, between two batches, so
     * it must be quick; while a sink holds the worker up there is none: wait for it with a limit.
     *
     * @return fails if the worker has ended, or with what {@code question} throws
     */
    public <T> CompletableFuture<T> ask(Function<DatagramDecoder, T> question) {
        CompletableFuture<T> answer = questions.ask(question);
        inlet.interrupt();
        return answer;
    }

    /** No more datagrams will come: when its rings are empty the thread only answers questions, until {@link #join}. */
    public void end() {
        ending = true;
        inlet.end();
    }

    /** Waits until its rings are empty, after {@link #end}, but not longer than that. */
    public void awaitEmpty(long millis) {
        try {
            empty.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends the thread once its rings are empty, and waits for that; one that has not ended in time is interrupted.
     *
     * @return true if it emptied its rings
     */
    public boolean join(long millis) {
        joined = true;
        try {
            if (!thread.awaitEnd(TimeUnit.MILLISECONDS.toNanos(Math.max(1, millis)))) {
                thread.interrupt();
                thread.awaitEnd(LAST_NS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.end();
        return !thread.isAlive() && inlet.waiting() == 0 && (slices == null || slices.isEmpty());
    }

    /** Percent of the fullest ring that is taken; any thread. */
    public int ringPercent() {
        return inlet.percentFull();
    }

    /** Datagrams in the rings. */
    public long waiting() {
        return inlet.waiting();
    }

    /** What its decoder counted, or null if its lanes never opened; any thread. */
    public DecodeCounts counts() {
        return ready.isDone() && !ready.isCompletedExceptionally() ? ready.join().counts() : null;
    }

    /** What it counted, or null if its lanes never opened; any thread. */
    public WorkerAccount account() {
        return ready.isDone() && !ready.isCompletedExceptionally()
            ? ready.join().account("worker-" + number, inlet.waiting()) : null;
    }

    /** What workers are made with: the same for all of a collector. */
    public static final class WorkerSetup {
        private final DecoderSettings settings;
        private final Bounds bounds;
        private final Delivery delivery;
        private final FaultLog log;
        private final Warmup warmup;
        private final int faultyExporters;

        /** {@code faultyExporters} is the most exporters whose faults one worker counts apart. */
        public WorkerSetup(DecoderSettings settings, Bounds bounds, Delivery delivery, FaultLog log, Warmup warmup,
            int faultyExporters) {
            this.settings = settings;
            this.bounds = bounds;
            this.delivery = delivery;
            this.log = log;
            this.warmup = warmup;
            this.faultyExporters = faultyExporters;
        }

        /** The same for a listener of that scheme. */
        public WorkerSetup of(Scheme scheme) {
            return new WorkerSetup(settings.with(scheme), bounds, delivery, log, warmup, faultyExporters);
        }

        private Decoding open(int worker) {
            warmup.run(worker);
            return new Decoding(settings, bounds, delivery.openLanes(worker), log, faultyExporters);
        }
    }
}
