// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.log.Event;
import io.weir.thread.Part;
import io.weir.thread.Parts;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a thread for the signal that asks Weir to stop: Java makes one for each signal, and where the system gives no
 * more of them, SIGTERM would be lost without a word. Every two seconds it tries whether there is another one to be
 * had; if not, it tells so and gives its own up.
 */
final class ThreadReserve {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadReserve.class);
    private static final long LOOK_NS = 2_000_000_000L;

    private ThreadReserve() {
    }

    static void hold() {
        Part.loop("weir-reserve", ThreadReserve::look).start();
    }

    private static boolean look() {
        LockSupport.parkNanos(LOOK_NS);
        try {
            Parts.once("weir-reserve-try", () -> { });
            return true;
        } catch (OutOfMemoryError none) {
            Event.THREADS_EXHAUSTED.to(LOG).log("error: the system gives Weir no more threads, what needs one fails: "
                + "allow more (TasksMax= of systemd, pids.max of the container, ulimit -u), then start Weir again");
            return false;
        }
    }
}
