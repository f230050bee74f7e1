// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.log.Reason;
import io.weir.sink.SinkException;
import io.weir.thread.Parts;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Keeps a bounded number of shipments under way, and gives them threads and time. */
final class Dispatcher implements AutoCloseable {
    private static final int CLOSING_PERMITS = 1 << 20;
    private static final int CHECKS = 10;
    private static final long LEAST_CHECK_MS = 10;
    private static final long MOST_CHECK_MS = 500;

    private final Semaphore permits;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor timer;
    private final Set<Shipment> active = ConcurrentHashMap.newKeySet();
    private final Supplier<Courier> couriers;
    private final BooleanSupplier crowded;
    private volatile long heldUntilNs;
    private volatile boolean closed;

    /**
     * Nothing is under way.
     *
     * @param couriers asked for a courier at each attempt
     * @param crowded whether the sink holds as many blocks as it may, so that no further one comes
     */
    Dispatcher(String name, HttpSettings settings, Supplier<Courier> couriers, BooleanSupplier crowded) {
        this.couriers = couriers;
        this.crowded = crowded;
        permits = new Semaphore(settings.inFlight());
        // Half of the processors: while the machine is busy, compression must not take those that receive flows.
        int count = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        threads = new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            Parts.background("weir-" + name + "-"));
        timer = new ScheduledThreadPoolExecutor(1, Parts.background("weir-" + name + "-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        // Now, where a sink that cannot have them does not start; later the process may not be allowed to make any.
        threads.prestartAllCoreThreads();
        heldUntilNs = System.nanoTime();
        long longestNs = settings.timeout().toNanos();
        long everyMs = Math.max(LEAST_CHECK_MS, Math.min(MOST_CHECK_MS, settings.timeout().toMillis() / CHECKS));
        timer.scheduleWithFixedDelay(() -> look(longestNs), everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    private void look(long longestNs) {
        endLate(longestNs);
        try {
            lookAtRefusals(couriers.get());
        } catch (RuntimeException | Error defect) {
            // The timer would end without a word.
            couriers.get().trouble().warn("defect", "could not send again what was refused: " + Reason.of(defect));
        }
    }

    private void lookAtRefusals(Courier courier) {
        Refusals refusals = courier.refusals();
        if (refusals.holdIfLong()) {
            courier.tellHold();
        }
        if (refusals.isWorthTelling()) {
            courier.trouble().warn("aside", refusals.why());
        }
        Shipment probe = refusals.probe(this);
        if (probe != null) {
            makeRoom(courier);
            run(probe::send, probe);
        }
        if (refusals.hasAgain() && permits.tryAcquire()) {
            begin(new Shipment(refusals.takeAgain(), couriers, this, true));
        }
    }

    /** Where all blocks hold refused records, none can come that the server might take. */
    private void makeRoom(Courier courier) {
        Refused oldest = crowded.getAsBoolean() ? courier.refusals().oldestAlone() : null;
        if (oldest != null) {
            courier.letGo(oldest);
        }
    }

    /** A shipment beyond the bound of those under way, of what was set aside: only one sends while the sink holds. */
    Shipment extra(Piece piece) {
        Shipment shipment = new Shipment(List.of(piece), couriers, this, false);
        active.add(shipment);
        return shipment;
    }

    /** One look at all of them costs less than a timer for each request. */
    private void endLate(long longestNs) {
        long nowNs = System.nanoTime();
        active.forEach(shipment -> guarded(() -> shipment.endIfLate(nowNs, longestNs), shipment));
    }

    /** A step that throws must neither end the timer nor leave its shipment, and so its permit, behind. */
    private static void guarded(Runnable step, Shipment shipment) {
        try {
            step.run();
        } catch (RuntimeException | Error defect) {
            shipment.broken(defect);
        }
    }

    /** Starts a shipment when there is room for it, and waits for that. */
    void ship(Piece piece) throws SinkException, InterruptedException {
        permits.acquire();
        if (!begin(new Shipment(List.of(piece), couriers, this, true))) {
            throw closedException();
        }
    }

    /**
     * Has another shipment begin with half of what one has left, if there is room for it that no batch waits for: where
     * one batch is refused, its records are looked at by as many requests at a time as may be under way.
     */
    void share(Shipment busy) {
        if (permits.hasQueuedThreads() || !permits.tryAcquire()) {
            return;
        }
        Shipment half = busy.shared();
        if (half == null) {
            permits.release();
        } else {
            begin(half);
        }
    }

    /** Starts a shipment; false if all is closed, and so is the shipment. */
    private boolean begin(Shipment shipment) {
        active.add(shipment);
        if (closed) {
            shipment.abort();
            return false;
        }
        run(shipment::send, shipment);
        return true;
    }

    static SinkException closedException() {
        return new SinkException("closed before the server had answered", true, null);
    }

    /** Runs a step of a shipment on one of the threads. */
    void run(Runnable step, Shipment shipment) {
        try {
            threads.execute(() -> guarded(step, shipment));
        } catch (RejectedExecutionException closing) {
            shipment.abort();
        } catch (OutOfMemoryError noThread) {
            shipment.broken(noThread);
        }
    }

    /** Runs a step of a shipment after a pause. */
    void later(long millis, Runnable step, Shipment shipment) {
        try {
            timer.schedule(() -> run(step, shipment), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            shipment.abort();
        }
    }

    /** The server asked for a pause: no request starts before its end. */
    void hold(long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        if (until - heldUntilNs > 0) {
            heldUntilNs = until;
        }
    }

    /** Milliseconds left of such a pause, rounded up. */
    long heldMillis() {
        long left = heldUntilNs - System.nanoTime();
        return left <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(left) + 1;
    }

    /** A shipment is over. */
    void finished(Shipment shipment) {
        if (active.remove(shipment) && shipment.hasPermit()) {
            permits.release();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends what is under way; blocks without an answer fail. */
    @Override
    public void close() {
        closed = true;
        active.forEach(Shipment::abort);
        permits.release(CLOSING_PERMITS);
        timer.shutdownNow();
        threads.shutdown();
    }
}
