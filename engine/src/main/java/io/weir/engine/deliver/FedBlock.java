// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.spool.SpoolPosition;

/** A block of a {@link SpoolFeed}, and where its copy on disk is; guarded by the feed's lock, but for the verdicts. */
final class FedBlock implements BlockHome {
    private final SpoolFeed feed;
    private final DataBlock block;
    private final int footprint;
    private final int halvings;
    private SpoolPosition position;
    private long sinceNs;

    /** A block with room as {@code sizes} say; {@code halvings} is what {@link FedBlocks} knows its size by. */
    FedBlock(SpoolFeed feed, BlockSizes sizes, int halvings) {
        this.feed = feed;
        this.block = new DataBlock(this, sizes);
        this.footprint = sizes.footprint();
        this.halvings = halvings;
    }

    /** Starts anew; {@code where} is null for a block that is in memory only. */
    void begin(SpoolPosition where, long nowNs) {
        position = where;
        sinceNs = nowNs;
    }

    DataBlock block() {
        return block;
    }

    /** Bytes of memory that it takes, however much is in it. */
    int footprint() {
        return footprint;
    }

    int halvings() {
        return halvings;
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
