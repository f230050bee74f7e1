// SPDX-License-Identifier: Apache-2.0
package io.weir.thread;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread of Weir that others rely on: a named daemon whose failure and death are known to {@link Parts}.
 *
 * <p>A loop goes on, after a pause, whatever a step of it throws: in the same thread, for a process that may not make
 * another one. Until it has worked for ten seconds since, it counts as dead; so does a thread that ended although
 * nobody had asked for it, for good. Made, started and ended by the owner; the rest from any thread.
 */
public final class Part {
    private static final long FIRST_PAUSE_NS = 50_000_000;
    private static final long LONGEST_PAUSE_NS = 1_000_000_000;

    private final String name;
    private final Step step;
    private final Thread thread;
    private final Failures failures;
    private volatile boolean ending;
    private volatile Throwable struck;
    private long pauseNs = FIRST_PAUSE_NS;

    /** One round of a loop. */
    @FunctionalInterface
    public interface Step {
        /** Does it; false if it was the last. */
        boolean run() throws Exception;
    }

    private Part(String name, Step step) {
        this.name = name;
        this.step = step;
        this.failures = new Failures(name);
        this.thread = step == null ? null : new Thread(guarded(this::loop), name);
        if (thread != null) {
            thread.setDaemon(true);
        }
    }

    /** A thread that runs {@code step} again and again until it returns false. */
    public static Part loop(String name, Step step) {
        return new Part(name, step);
    }

    /** A thread that runs {@code work} each {@code interval}, first when one has passed, until {@link #end}. */
    public static Part every(Duration interval, String name, Runnable work) {
        Ticks ticks = new Ticks(interval.toNanos(), System::nanoTime);
        Part[] self = new Part[1];
        self[0] = new Part(name, () -> {
            long waitNs = ticks.waitNs();
            if (waitNs > 0) {
                LockSupport.parkNanos(self[0], waitNs);
            } else {
                work.run();
            }
            return !self[0].ending;
        });
        return self[0];
    }

    /** A part whose thread a library makes: it is to run what {@link #guarded} gives, and to be of this name. */
    public static Part foreign(String name) {
        return new Part(name, null);
    }

    /** {@code work}, whose end without {@link #end} is the death of this part. */
    public Runnable guarded(Runnable work) {
        return () -> {
            Parts.add(this);
            Throwable thrown = null;
            try {
                work.run();
            } catch (Throwable death) {
                thrown = death;
            } finally {
                over(thrown);
            }
        };
    }

    private void over(Throwable thrown) {
        if (ending && thrown == null) {
            Parts.remove(this);
        } else {
            failures.died(thrown);
        }
    }

    private void loop() {
        boolean more = true;
        while (more) {
            try {
                more = round();
            } catch (Throwable thrown) {
                failures.failed(thrown);
                pause();
            }
        }
        ending = true;
    }

    private boolean round() throws Exception {
        Throwable injected = struck;
        if (injected != null) {
            struck = null;
            throw Failures.<RuntimeException>unchecked(injected);
        }
        return step.run();
    }

    private void pause() {
        pauseNs = failures.isAlone() ? FIRST_PAUSE_NS : Math.min(2 * pauseNs, LONGEST_PAUSE_NS);
        long end = System.nanoTime() + pauseNs;
        for (long left = pauseNs; left > 0 && !ending; left = end - System.nanoTime()) {
            // What was interrupted was the step; the next one must not be.
            Thread.interrupted();
            LockSupport.parkNanos(this, left);
        }
    }

    /** Its name, which is its thread's. */
    public String name() {
        return name;
    }

    /** Starts its thread. */
    public Part start() {
        thread.start();
        return this;
    }

    /** Sets where its thread looks for classes by name; before the start. */
    public Part classes(ClassLoader loader) {
        thread.setContextClassLoader(loader);
        return this;
    }

    /** What is wrong with it, in words; empty if it works. */
    public String trouble() {
        return failures.trouble();
    }

    Failures failures() {
        return failures;
    }

    /** Nobody needs it any more: its end is no death. Ends {@link #every}; others are told so by their owner. */
    public void end() {
        ending = true;
        Parts.remove(this);
        wake();
    }

    /** Ends a rest of its thread. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    /** Interrupts its thread. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Whether its thread runs. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Waits until its thread has ended, at most {@code ns}; whether it has. */
    public boolean awaitEnd(long ns) throws InterruptedException {
        if (ns > 0) {
            TimeUnit.NANOSECONDS.timedJoin(thread, ns);
        }
        return !thread.isAlive();
    }

    /** Has its next round throw {@code death}: for tests of what that leads to. */
    void strike(Throwable death) {
        struck = death;
        wake();
    }
}
