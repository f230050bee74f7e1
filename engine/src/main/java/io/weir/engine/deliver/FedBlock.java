// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.spool.SpoolPosition;

/** A block of a {@link SpoolFeed}, and where its copy on disk is; guarded by the feed's lock, but for the verdicts. */
final class FedBlock implements BlockHome {
    private final SpoolFeed feed;
    private final DataBlock block;
    private final boolean reusable;
    private SpoolPosition position;
    private long sinceNs;

    /** A block with room as {@code sizes} say. */
    FedBlock(SpoolFeed feed, BlockSizes sizes, boolean reusable) {
        this.feed = feed;
        this.block = new DataBlock(this, sizes);
        this.reusable = reusable;
    }

    /** Starts anew; {@code where} is null for a block that is in memory only. */
    void begin(SpoolPosition where, long nowNs) {
        position = where;
        sinceNs = nowNs;
    }

    DataBlock block() {
        return block;
    }

    boolean isReusable() {
        return reusable;
    }

    boolean isOnDisk() {
        return position != null;
    }

    SpoolPosition position() {
        return position;
    }

    void onDisk(SpoolPosition where) {
        position = where;
    }

    long sinceNs() {
        return sinceNs;
    }

    @Override
    public void delivered(DataBlock same) {
        feed.delivered(this);
    }

    @Override
    public void failedLater(DataBlock same) {
        feed.failedLater(same);
    }

    @Override
    public String givenUp(DataBlock same, boolean over) {
        return feed.givenUp(this, over);
    }

    @Override
    public void unwritten(DataBlock same, boolean gone) {
        feed.takeBack(this, gone);
    }
}
