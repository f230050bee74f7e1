// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/** Where records go: in memory ({@link FlowSink}) or as blocks of bytes ({@link BlockSink}). */
public sealed interface Sink extends AutoCloseable permits FlowSink, BlockSink {
    /**
     * Opens what the sink writes to; once, before any record.
     *
     * @throws SinkException if it cannot: the text names the file or address and what to do
     */
    default void start() throws SinkException {
    }

    /** Asks the sink to open its destination again by name (SIGHUP); any thread, records may be under way. */
    default void reopen() {
    }

    /**
     * Closes what {@link #start} opened; after the last record. May also come from another thread while a write is
     * stuck, when a bounded stop runs out of time: the write must end then.
     */
    @Override
    default void close() {
    }
}
