// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.spool.SpoolAccount;
import io.weir.sink.Sink;
import java.util.Map;

/**
 * What became of a sink's records:
 * {@code accepted + spool.found = delivered + dropped + failed + waiting + spool.waiting}.
 *
 * @param sink the sink's name
 * @param accepted records given to the sink's lanes; datagrams that its encoder keeps count as records too
 * @param delivered records it took over, those included that its encoder chose to leave out
 * @param dropped records dropped because it did not keep up, a bounded stop ran out of time, or the spool lost them
 * @param failed records dropped because it failed to write or encode them, or its destination refused them for good
 * @param waiting records that wait in memory only
 * @param bytes bytes delivered
 * @param spool records on disk; {@link SpoolAccount#NONE} without a spool
 * @param figures the sink's own, by name
 */
public record SinkAccount(String sink, long accepted, long delivered, long dropped, long failed, long waiting,
    long bytes, SpoolAccount spool, Map<String, Long> figures) {

    /** The account of a sink without a spool. */
    public SinkAccount(
        String sink, long accepted, long delivered, long dropped, long failed, long waiting, long bytes) {
        this(sink, accepted, delivered, dropped, failed, waiting, bytes, SpoolAccount.NONE, Map.of());
    }

    /** Records that are gone: of those that failed, the sink may have kept some ({@link Sink#KEPT}). */
    public long lost() {
        return dropped + failed - kept();
    }

    /** Of the failed records, those that the sink keeps where the user finds them. */
    public long kept() {
        return Math.min(failed, figures.getOrDefault(Sink.KEPT, 0L));
    }

    /** This account with the sink's own figures. */
    SinkAccount with(Map<String, Long> own) {
        return new SinkAccount(sink, accepted, delivered, dropped, failed, waiting, bytes, spool, own);
    }
}
