// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT and SIGTERM: ends the run after the datagram under way, so that the capture is whole and the summary is
 * printed. The signal's thread waits for that, two seconds at most.
 */
final class StopSignal implements AutoCloseable {
    private static final int WAIT_SECONDS = 2;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");
    private volatile boolean stopped;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean stopped() {
        return stopped;
    }

    private void stop() {
        stopped = true;
        try {
            done.await(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run is over. */
    @Override
    public void close() {
        done.countDown();
        if (!stopped) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The signal came just now: the hook runs and finds the run done.
                stopped = true;
            }
        }
    }
}
