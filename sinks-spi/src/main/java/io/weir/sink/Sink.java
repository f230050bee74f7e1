// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import java.util.Map;

/** Where records go: in memory ({@link FlowSink}) or as blocks of bytes ({@link BlockSink}). */
public sealed interface Sink extends AutoCloseable permits FlowSink, BlockSink {
    /**
     * The figure of records that the sink rejected ({@link Block#done(int)}) and keeps where the user finds them, such
     * as in a dead-letter file: they count as failed, but are not lost.
     */
    String KEPT = "kept";

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
     * Looks whether the names of the files that it has open still lead to them; about once a second while Weir runs, on
     * a thread that is no sink's. It may read folders, but must not write: what to do about it is for the sink's own
     * thread.
     */
    default void look() {
    }

    /**
     * Figures of its own, which its line of the account shows behind the engine's: names are words of small letters
     * with {@code _} between them. Any thread, also before {@link #start} and after {@link #close}; must not wait.
     */
    default Map<String, Long> figures() {
        return Map.of();
    }

    /**
     * What is wrong where it writes to, if it knows that better than its calls tell: a sink that retries by itself says
     * so here, and status, metrics and {@code weir diagnose} show it. Any thread, at any time; must not wait.
     */
    default SinkTrouble trouble() {
        return SinkTrouble.NONE;
    }

    /**
     * Closes what {@link #start} opened; after the last record. May also come from another thread while a write is
     * stuck, when a bounded stop runs out of time: the write must end then.
     */
    @Override
    default void close() {
    }
}
