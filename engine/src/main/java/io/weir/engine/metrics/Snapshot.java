// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

/**
 * The collector at one moment; figures are totals since its start unless said otherwise.
 *
 * @param atNs when, on the monotonic clock
 * @param datagrams datagrams received from the kernel
 * @param flows flow records decoded
 * @param losses by {@link Loss#ordinal}
 * @param ringPercent how full the fullest ring is now
 * @param heapBytes heap in use now
 * @param heapMaxBytes the most it can grow to
 */
public record Snapshot(
    long atNs, long datagrams, long flows, long[] losses, int ringPercent, long heapBytes, long heapMaxBytes) {
    /** How much was lost in one way. */
    public long loss(Loss loss) {
        return losses[loss.ordinal()];
    }
}
