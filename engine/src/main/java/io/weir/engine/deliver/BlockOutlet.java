// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.BlockSink;
import io.weir.sink.LaneContext;
import io.weir.sink.SinkException;
import io.weir.sink.WhenFull;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Runs one {@link BlockSink}: its lanes, its thread, and the way of blocks from the ones to the other.
 *
 * <p>A direct outlet skips the hand-over: workers offer their blocks themselves, one at a time. Its thread then only
 * tells the sink when it is idle and offers failed blocks again.
 */
final class BlockOutlet implements Outlet, SinkThread.Source {
    private final BlockSink sink;
    private final WhenFull whenFull;
    private final boolean direct;
    private final BlockSizes sizes;
    private final LargeRoom large;
    private final RetryingWriter writer;
    private final FaultLog faults;
    private final SinkSpec spec;
    private final String name;
    private final List<BlockLane> lanes = new CopyOnWriteArrayList<>();
    private final SinkThread thread;

    BlockOutlet(SinkSpec spec, BlockSink sink, boolean only, StopRequest stop, BlockSizes sizes,
        LargeRoom large) {
        this(spec, sink, only, stop, sizes, large, "weir-sink-" + spec.name());
    }

    BlockOutlet(SinkSpec spec, BlockSink sink, boolean only, StopRequest stop, BlockSizes sizes,
        LargeRoom large, String threadName) {
        this.spec = spec;
        this.name = spec.name();
        this.sink = sink;
        this.whenFull = spec.whenFull();
        this.direct = only && spec.whenFull() == WhenFull.BLOCK;
        this.sizes = sizes.forPolicy(whenFull);
        this.large = large;
        this.faults = new FaultLog("sink " + name, System::nanoTime);
        this.writer = new RetryingWriter(spec, sink, only, stop, faults);
        this.thread = new SinkThread(threadName, sink, writer, this);
    }

    @Override
    public void start() throws SinkException {
        SinkCalls.start(name, sink);
        thread.start();
    }

    @Override
    public Lane open(LaneContext context) {
        SlowCall call = new SlowCall("sink " + name, "opening its encoder");
        try {
            BlockLane lane = new BlockLane(this, sink.openEncoder(new OutletContext(context, sizes.blocks())), sizes);
            lanes.add(lane);
            return lane;
        } catch (Throwable thrown) {
            faults.threw("opening its encoder", thrown);
            return brokenLane();
        } finally {
            call.close();
        }
    }

    private Lane brokenLane() {
        BlockLane lane = new BlockLane(this, (record, to, at, limit) -> Integer.MIN_VALUE, sizes);
        lanes.add(lane);
        return lane;
    }

    /** A full or flushed block; its worker. */
    void accept(BlockLane lane, DataBlock block) {
        if (direct) {
            writer.offer(block);
        } else {
            lane.put(block);
            thread.wakeIfIdle();
        }
    }

    @Override
    public boolean offerTo(RetryingWriter to) {
        boolean any = false;
        for (int i = 0; i < lanes.size() && !isAbandoned(); i++) {
            DataBlock block = lanes.get(i).take();
            if (block != null) {
                to.offer(block);
                any = true;
            }
        }
        return any;
    }

    void wake() {
        thread.wake();
    }

    /** A block that failed after its call had returned; any thread. */
    void failedLater(DataBlock block) {
        thread.failedLater(block);
    }

    /** A block is done with; any thread. */
    void settled() {
        thread.settled();
    }

    @Override
    public boolean isDrained() {
        for (BlockLane lane : lanes) {
            if (!lane.isClosed() || lane.account().waiting() > 0) {
                return false;
            }
        }
        return true;
    }

    boolean isDirect() {
        return direct;
    }

    WhenFull whenFull() {
        return whenFull;
    }

    LargeRoom large() {
        return large;
    }

    FaultLog faults() {
        return faults;
    }

    boolean isAbandoned() {
        return writer.isAbandoned();
    }

    @Override
    public void reopen() {
        writer.comeBack();
        SinkCalls.reopen(sink, faults);
        wake();
    }

    @Override
    public void look() {
        SinkCalls.look(sink, faults);
    }

    @Override
    public void finish() {
        thread.finish();
    }

    @Override
    public boolean awaitDrained(long deadlineNs) throws InterruptedException {
        return thread.awaitEnd(deadlineNs);
    }

    @Override
    public void close(long deadlineNs) {
        thread.abandon();
        SinkCalls.close(name, sink, faults, deadlineNs);
    }

    @Override
    public SinkStatus status() {
        return SinkStatus.of(spec, sink, faults, false).withTrouble(trouble(), System.currentTimeMillis());
    }

    /** What is wrong with its thread, in words; empty if it works. */
    String trouble() {
        return thread.trouble();
    }

    @Override
    public SinkAccount account() {
        return LaneAccount.sum(name, laneAccounts()).with(SinkCalls.figures(sink, faults));
    }

    List<LaneAccount> laneAccounts() {
        return lanes.stream().map(BlockLane::account).toList();
    }
}
