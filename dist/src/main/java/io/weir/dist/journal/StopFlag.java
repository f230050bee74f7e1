// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** SIGINT and SIGTERM: the main thread ends what is under way, for which the signal's thread waits a little. */
final class StopFlag implements AutoCloseable {
    private static final int WAIT_SECONDS = 2;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "stop");

    StopFlag() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void ask() {
        asked.countDown();
        try {
            done.await(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isSet() {
        return asked.getCount() == 0;
    }

    /** Waits so long, or until a stop is asked for. */
    void await(long millis) {
        try {
            asked.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            asked.countDown();
        }
    }

    @Override
    public void close() {
        done.countDown();
        if (!isSet()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The signal came just now: the hook runs and finds the run done.
                asked.countDown();
            }
        }
    }
}
