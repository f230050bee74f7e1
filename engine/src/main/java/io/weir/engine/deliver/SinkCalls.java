// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.Sink;
import io.weir.sink.SinkException;
import io.weir.sink.SinkTrouble;
import io.weir.thread.Parts;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Calls into sinks' life outside the data path: what a plugin throws is put into words and goes no further. */
final class SinkCalls {
    private static final long LEAST_NS = 200_000_000;

    private SinkCalls() {
    }

    /** Starts the sink; whatever it throws comes out as a SinkException that names it. */
    static void start(String name, Sink sink) throws SinkException {
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        here.setContextClassLoader(sink.getClass().getClassLoader());
        SlowCall call = new SlowCall("sink " + name, "starting");
        try {
            sink.start();
        } catch (SinkException failure) {
            throw failure;
        } catch (Throwable thrown) {
            throw new SinkException("sink " + name + ": " + Containment.describe(thrown), false, thrown);
        } finally {
            call.close();
            here.setContextClassLoader(before);
        }
    }

    static void reopen(Sink sink, FaultLog faults) {
        try {
            sink.reopen();
        } catch (Throwable thrown) {
            faults.threw("reopening", thrown);
        }
    }

    static void look(Sink sink, FaultLog faults) {
        try {
            sink.look();
        } catch (Throwable thrown) {
            faults.threw("looking after its files", thrown);
        }
    }

    /** The sink's own figures by name; none if it throws. */
    static Map<String, Long> figures(Sink sink, FaultLog faults) {
        try {
            return new TreeMap<>(sink.figures());
        } catch (Throwable thrown) {
            faults.threw("telling its figures", thrown);
            return Map.of();
        }
    }

    /** What the sink itself complains of; nothing if it throws, or answers with nothing at all. */
    static SinkTrouble trouble(Sink sink, FaultLog faults) {
        try {
            SinkTrouble own = sink.trouble();
            return own == null ? SinkTrouble.NONE : own;
        } catch (Throwable thrown) {
            faults.threw("telling what is wrong", thrown);
            return SinkTrouble.NONE;
        }
    }

    /** Closes the sink on a thread of its own, and waits for it until {@code deadlineNs}, but a moment at least. */
    static void close(String name, Sink sink, FaultLog faults, long deadlineNs) {
        Thread closer;
        try {
            closer = Parts.once("weir-close-" + name, () -> close(sink, faults));
        } catch (OutOfMemoryError noThread) {
            // Better closed by who waits for it than not at all; Weir ends in time even so.
            close(sink, faults);
            return;
        }
        try {
            TimeUnit.NANOSECONDS.timedJoin(closer, Math.max(LEAST_NS, deadlineNs - System.nanoTime()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (closer.isAlive()) {
            faults.reported("does not close in time", "left behind");
        }
    }

    private static void close(Sink sink, FaultLog faults) {
        Thread.currentThread().setContextClassLoader(sink.getClass().getClassLoader());
        try {
            sink.close();
        } catch (Throwable thrown) {
            faults.threw("closing", thrown);
        }
    }
}
