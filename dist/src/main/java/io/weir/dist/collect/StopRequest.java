// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.log.Event;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a reason to end; any thread may give one. */
final class StopRequest {
    private static final Logger LOG = LoggerFactory.getLogger(StopRequest.class);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicBoolean signalled = new AtomicBoolean();
    private volatile boolean failure;

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
}
