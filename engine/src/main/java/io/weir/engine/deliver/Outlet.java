// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.LaneContext;
import io.weir.sink.SinkException;

/** A sink as the engine runs it. */
interface Outlet {
    /** Starts the sink, and its thread if it has one. */
    void start() throws SinkException;

    /** The lane of one worker, opened on its thread; a sink that cannot open one gets a lane that counts failures. */
    Lane open(LaneContext context);

    /** Asks the sink to reopen its destination; any thread. */
    void reopen();

    /** Has the sink look whether what it has open is still there; the watch's thread. */
    void look();

    /** No further lane will be opened: end when all are closed and all is written. */
    void finish();

    /** Waits until all lanes are closed and all is written; false if that was not so at {@code deadlineNs}. */
    boolean awaitDrained(long deadlineNs) throws InterruptedException;

    /** Closes the sink, even in the midst of a write; returns at {@code deadlineNs}, or 200 ms after the call. */
    void close(long deadlineNs);

    /** How the sink is; any thread. */
    SinkStatus status();

    /** The sink's account; any thread. */
    SinkAccount account();
}
