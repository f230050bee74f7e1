// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import io.weir.engine.config.CollectorConfig;
import io.weir.engine.deliver.Delivery;

/**
 * The front door of the engine: sockets, rings, workers and sinks of one collector.
 *
 * <p>{@link #start} once, then {@link #stop} once; both from the thread that owns the collector.
 */
public final class Collector {
    /** A collector that does nothing yet. */
    public Collector(CollectorConfig config, Delivery delivery) {
    }

    /** Starts sinks, workers, then sockets. */
    public void start() throws CollectorException {
    }

    /** Asks the sinks to reopen their destinations; any thread. */
    public void reopen() {
    }

    /**
     * Stops the sockets, drains kernel, rings and sinks, logs the account.
     *
     * @return true if no flow had to be thrown away
     */
    public boolean stop() {
        return true;
    }
}
