// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowEncoder;
import io.weir.sink.LaneContext;

/** What the lanes of a sink with a spool deliver to: the sink's own encoders, and its {@link SpoolFeed}. */
final class SpoolFront implements BlockSink {
    private final BlockSink sink;
    private final Pace pace;
    private volatile SpoolFeed feed;

    SpoolFront(BlockSink sink, BlockSizes sizes) {
        this.sink = sink;
        this.pace = new Pace(sizes.blockBytes());
    }

    /** Before the first block. */
    void feed(SpoolFeed to) {
        feed = to;
    }

    @Override
    public FlowEncoder openEncoder(LaneContext context) {
        return sink.openEncoder(context);
    }

    @Override
    public void onBlock(Block block) {
        int bytes = block.length();
        feed.put(block);
        block.done();
        pace.took(bytes);
    }

    @Override
    public void onIdle(long nowNs) {
        pace.idle();
        feed.tick();
    }
}
