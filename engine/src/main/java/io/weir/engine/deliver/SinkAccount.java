// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

/**
 * What became of a sink's records: {@code accepted = delivered + dropped + failed + waiting}.
 *
 * @param sink the sink's name
 * @param accepted records given to the sink's lanes; datagrams that its encoder keeps count as records too
 * @param delivered records it took over, those included that its encoder chose to leave out
 * @param dropped records dropped because it did not keep up, or because a bounded stop ran out of time
 * @param failed records dropped because it failed to write or encode them, or its destination refused them for good
 * @param waiting records that wait in blocks
 * @param bytes bytes delivered
 */
public record SinkAccount(
    String sink, long accepted, long delivered, long dropped, long failed, long waiting, long bytes) {
}
