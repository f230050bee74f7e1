// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.engine.config.SpoolConfig;
import io.weir.engine.spool.Spool;
import io.weir.engine.spool.SpoolAccount;
import io.weir.log.Event;
import io.weir.log.Reason;
import io.weir.sink.BlockSink;
import io.weir.sink.LaneContext;
import io.weir.sink.SinkException;
import io.weir.sink.WhenFull;
import io.weir.time.TrustedClock;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one {@link BlockSink} behind a spool: the lanes deliver to a thread that never waits for the sink, and the
 * sink's own thread takes blocks from memory or, when it fell behind, from disk.
 */
final class SpoolOutlet implements Outlet, SinkThread.Source {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolOutlet.class);
    private static final long LEAST_WAIT_NS = 200_000_000;

    private final SinkSpec spec;
    private final String name;
    private final BlockSink sink;
    private final SpoolConfig config;
    private final FeedBounds bounds;
    private final BlockSizes sizes;
    private final FaultLog faults;
    private final RetryingWriter writer;
    private final SpoolFront front;
    private final BlockOutlet lanes;
    private final SinkThread thread;
    private volatile SpoolFeed feed;

    SpoolOutlet(SinkSpec spec, BlockSink sink, boolean only, StopRequest stop, BlockSizes sizes,
        LargeRoom large, FeedBounds bounds) {
        this.spec = spec;
        this.name = spec.name();
        this.sink = sink;
        this.config = spec.spool();
        this.bounds = bounds.of(config);
        this.sizes = sizes;
        this.faults = new FaultLog("sink " + name, System::nanoTime);
        this.writer = new RetryingWriter(spec, sink, only, stop, faults);
        this.front = new SpoolFront(sink, sizes, bounds);
        SinkSpec before = new SinkSpec(name, front, WhenFull.SPOOL, spec.onError());
        this.lanes = new BlockOutlet(before, front, false, stop, sizes, large, "weir-spool-" + name);
        this.thread = new SinkThread("weir-sink-" + name, sink, writer, this);
    }

    @Override
    public void start() throws SinkException {
        feed = new SpoolFeed(new FeedDisk(openSpool(), faults), bounds, sizes, thread, faults);
        front.feed(feed);
        try {
            SinkCalls.start(name, sink);
        } catch (SinkException failure) {
            closeFeed();
            throw failure;
        }
        tell("spool holds records of an earlier run, they come first", feed.account().spool());
        lanes.start();
        thread.start();
    }

    private Spool openSpool() throws SinkException {
        try {
            return Spool.open(config, TrustedClock.host(),
                line -> Event.SPOOL_NOTE.to(LOG).addKeyValue("sink", name).log("sink {}: spool {}", name, line));
        } catch (IOException unusable) {
            throw new SinkException("sink " + name + ": " + Reason.of(unusable) + "; choose another folder with "
                + "-transport." + name + ".spool.dir, or another policy with -transport." + name + ".when-full", false,
                unusable);
        }
    }

    private void tell(String what, SpoolAccount spool) {
        if (spool.waiting() > 0) {
            Event.SPOOL_WAITING.to(LOG).addKeyValue("sink", name).addKeyValue("records", spool.waiting())
                .addKeyValue("dir", config.dir()).log(what);
        }
    }

    @Override
    public Lane open(LaneContext context) {
        return lanes.open(context);
    }

    @Override
    public boolean offerTo(RetryingWriter to) {
        DataBlock block = feed.next();
        if (block != null) {
            to.offer(block);
        }
        return block != null;
    }

    @Override
    public boolean isDrained() {
        return lanes.isDrained() && feed.isDone();
    }

    @Override
    public void reopen() {
        writer.comeBack();
        SinkCalls.reopen(sink, faults);
        feed.comeBack();
        thread.wake();
    }

    @Override
    public void look() {
        SinkCalls.look(sink, faults);
        feed.look();
    }

    @Override
    public void finish() {
        lanes.finish();
        thread.finish();
    }

    @Override
    public boolean awaitDrained(long deadlineNs) throws InterruptedException {
        boolean whole = lanes.awaitDrained(deadlineNs);
        thread.wake();
        return thread.awaitEnd(deadlineNs) && whole;
    }

    @Override
    public void close(long deadlineNs) {
        lanes.close(deadlineNs);
        thread.abandon();
        SinkCalls.close(name, sink, faults, deadlineNs);
        closeFeed();
        tell("records wait in the spool for the next start", feed.account().spool());
    }

    private void closeFeed() {
        try {
            if (!feed.close(LEAST_WAIT_NS)) {
                faults.reported("spool: the disk does not answer", "what is in memory is lost");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public SinkStatus status() {
        String front = lanes.trouble();
        return SinkStatus.of(spec, sink, faults, feed != null && feed.account().overflowing())
            .withTrouble(front.isEmpty() ? thread.trouble() : front, System.currentTimeMillis());
    }

    /**
     * What the lanes delivered is with the feed, whose account says what became of it. Read in an order that never
     * makes the waiting ones negative, and added up so that the sums agree at any moment.
     */
    @Override
    public SinkAccount account() {
        if (feed == null) {
            return lanes.account();
        }
        long leftOut = lanes.laneAccounts().stream().mapToLong(lane -> lane.leftOut.get()).sum();
        FeedAccount fed = feed.account();
        SinkAccount before = lanes.account();
        long onTheWay = before.delivered() - leftOut - fed.taken();
        return new SinkAccount(name, before.accepted(), leftOut + fed.delivered(),
            before.dropped() + fed.spool().dropped(), before.failed() + fed.failed(),
            before.waiting() + onTheWay + fed.memory(), fed.bytes(), fed.spool(), SinkCalls.figures(sink, faults));
    }
}
