// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import io.weir.log.Event;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;

/**
 * Looks each second whether the clock can be believed, and whether what Weir has open is still there: on a thread of
 * its own, because a folder on a disk that hangs would hold up any other.
 */
final class Watch implements AutoCloseable {
    private static final long PAUSE_NS = 1_000_000_000L;

    private final Logger log;
    private final List<Runnable> looks;
    private final Thread thread = new Thread(this::run, "weir-watch");
    private volatile boolean closing;

    Watch(Logger log, List<Runnable> looks) {
        this.log = log;
        this.looks = looks;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closing) {
            looks.forEach(this::look);
            LockSupport.parkNanos(this, PAUSE_NS);
        }
    }

    /** A defect in one look must not end the others. */
    private void look(Runnable one) {
        try {
            one.run();
        } catch (RuntimeException | LinkageError defect) {
            Event.DEFECT.to(log).setCause(defect)
                .log("error: the watch over clock and files met a defect, and goes on");
        }
    }

    /** Looks no more; does not wait for one that is stuck. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
    }
}
