// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

/** What a reader met: packets = datagrams + those skipped, file damage aside. One thread. */
public final class CaptureCounts {
    private final long[] skipped = new long[Skipped.values().length];
    private long packets;
    private long datagrams;

    void packet() {
        packets++;
    }

    void datagram() {
        datagrams++;
    }

    void skip(Skipped reason) {
        skipped[reason.ordinal()]++;
    }

    /** Packets that the files hold, whole or not. */
    public long packets() {
        return packets;
    }

    /** UDP datagrams handed over. */
    public long datagrams() {
        return datagrams;
    }

    /** What was left out for a reason: packets, for {@link Skipped#CUT_SHORT} files. */
    public long skipped(Skipped reason) {
        return skipped[reason.ordinal()];
    }

    /** True if nothing was left out that may have held flows. */
    public boolean lossless() {
        for (Skipped reason : Skipped.values()) {
            if (reason.loss() && skipped(reason) > 0) {
                return false;
            }
        }
        return true;
    }
}
