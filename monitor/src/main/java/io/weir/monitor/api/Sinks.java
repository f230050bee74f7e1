// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import java.time.Instant;
import java.util.List;

/**
 * {@code /api/sinks}: where records go.
 *
 * @param sinks each sink
 * @param stages each stage, in order
 */
public record Sinks(List<SinkRow> sinks, List<StageRow> stages) {

    /**
     * One sink.
     *
     * @param name its name
     * @param state {@code ok} or {@code failing}: its last write failed, or what it writes to does not take records
     * @param whenFull {@code block}, {@code spool} or {@code drop}
     * @param onError {@code retry}, {@code drop} or {@code stop}
     * @param accepted records given to it
     * @param delivered records it took over
     * @param dropped records dropped because it did not keep up, or by its spool
     * @param failed records dropped because it failed to write or encode them
     * @param kept of {@code failed}: those that it keeps as dead letters, which are not lost
     * @param waiting records that wait for it in memory
     * @param bytes bytes it took over
     * @param spooled records that wait on disk
     * @param spoolFull of {@code dropped}: because the spool was full, or its disk
     * @param spoolExpired of {@code dropped}: because they waited too long
     * @param spoolCorrupt of {@code dropped}: because they could not be read again
     * @param lastError what it last complained of; empty for nothing yet
     * @param lastErrorAt when; null for nothing yet
     */
    public record SinkRow(String name, String state, String whenFull, String onError, long accepted, long delivered,
        long dropped, long failed, long kept, long waiting, long bytes, long spooled, long spoolFull,
        long spoolExpired, long spoolCorrupt, String lastError, Instant lastErrorAt) {
    }

    /**
     * One stage.
     *
     * @param name its name
     * @param passed records that went on, failed ones included
     * @param filtered records that it left out
     * @param failed records on which it threw an exception
     */
    public record StageRow(String name, long passed, long filtered, long failed) {
    }
}
