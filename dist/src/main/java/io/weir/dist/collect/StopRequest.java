// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.log.Stderr;
import io.weir.log.Event;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a reason to end, and sees to it that the end comes; any thread may give one. Made by the main thread. */
final class StopRequest {
    private static final Logger LOG = LoggerFactory.getLogger(StopRequest.class);
    /** An orderly stop takes {@code -stop.timeout}; closing what remains has bounds of its own, which come on top. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Duration longest;
    private final Thread main = Thread.currentThread();
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean signalled = new AtomicBoolean();
    private volatile boolean failure;
    private volatile boolean starting;

    /** An orderly stop is to take {@code longest}. */
    StopRequest(Duration longest) {
        this.longest = longest;
    }

    /** A signal: the first asks for an orderly end; false for a second one, which asks for the end at once. */
    boolean bySignal(String name) {
        if (!signalled.compareAndSet(false, true)) {
            return false;
        }
        Event.STOPPING.to(LOG).addKeyValue("signal", name).log("stopping");
        requested.countDown();
        return true;
    }

    /** A sink cannot go on and its policy says that Weir must not either. */
    void bySink(String cause) {
        Event.STOPPED_BY_SINK.to(LOG).log("error transporter: {}", cause);
        failure = true;
        requested.countDown();
    }

    /** The JVM ends, for {@code culprit} called {@code System.exit}: the orderly stop comes before. A hook's thread. */
    void byExit(String culprit) {
        Event.EXIT_CALLED.to(LOG).addKeyValue("by", culprit)
            .log("error: Weir is being ended by a call of System.exit: {}", culprit);
        requested.countDown();
        await(longest.plus(GRACE));
    }

    /** Another Weir takes over: it waits for an orderly end, which comes in time. A thread that nobody needs else. */
    void byTakeover() {
        requested.countDown();
        watch();
    }

    /** Whether anything asked for the end. */
    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Whether a signal asked for the end. */
    boolean isSignalled() {
        return signalled.get();
    }

    /** Whether something failed. */
    boolean isFailure() {
        return failure;
    }

    /** Waits; nothing else interrupts the main thread, so an interrupt is a reason too. */
    void await() {
        try {
            requested.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The main thread starts sinks, which may hang: {@link #watch} interrupts it then. */
    void starting(boolean now) {
        starting = now;
    }

    /** The main thread is done: nothing is left but to end the JVM. */
    void over() {
        over.countDown();
    }

    /** Whether the main thread is done. */
    boolean isOver() {
        return over.getCount() == 0;
    }

    /** Ends the JVM if the main thread does not end in time, whatever holds it up; the thread of a signal. */
    void watch() {
        Duration left = longest.plus(GRACE);
        if (starting) {
            left = left.minus(longest.dividedBy(2));
            if (!await(longest.dividedBy(2)) && starting) {
                main.interrupt();
            }
        }
        if (!await(left)) {
            Event.STOP_OVERDUE.to(LOG).addKeyValue("main", Whereabouts.of(main.getStackTrace()))
                .log("error: Weir did not end in time, it ends now");
            Stderr.drain();
            Runtime.getRuntime().halt(1);
        }
    }

    private boolean await(Duration most) {
        try {
            return over.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
