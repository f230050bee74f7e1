// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.SinkException;
import java.time.Duration;
import java.util.List;

/**
 * The sinks of a collector and the way into them: opens lanes for workers, runs the sinks' threads, keeps account.
 */
public final class Delivery {
    /** Starts the sinks (opens files and connections) and their threads; before any lane is opened. */
    public void start() throws SinkException {
    }

    /** The lanes of one worker, on whose thread this is called and all their methods are. */
    public Lanes openLanes(int worker) {
        return new Lanes();
    }

    /** Asks all sinks to reopen their destination; any thread. */
    public void reopen() {
    }

    /**
     * Writes what waits and closes the sinks; all lanes are closed before.
     *
     * @return true if all that was accepted was delivered in time
     */
    public boolean stop(Duration timeout) {
        return true;
    }

    /** Runs {@code action} once when a sink's policy asks that Weir stops; any thread. The argument says why. */
    public void onStopRequested(java.util.function.Consumer<String> action) {
    }

    /** The account of each sink. */
    public List<SinkAccount> accounts() {
        return List.of();
    }
}
