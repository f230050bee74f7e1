// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.BlockSink;
import io.weir.sink.LaneContext;
import io.weir.sink.SinkException;
import io.weir.sink.WhenFull;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs one {@link BlockSink}: its lanes, its thread, and the way of blocks from the ones to the other.
 *
 * <p>A direct outlet skips the hand-over: workers offer their blocks themselves, one at a time. Its thread then only
 * tells the sink when it is idle and offers failed blocks again.
 */
final class BlockOutlet implements Outlet {
    private static final long IDLE_NS = 100_000_000;

    private final BlockSink sink;
    private final WhenFull whenFull;
    private final boolean direct;
    private final BlockSizes sizes;
    private final Offering offering;
    private final FaultLog faults;
    private final String name;
    private final List<BlockLane> lanes = new CopyOnWriteArrayList<>();
    private final Queue<DataBlock> returned = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean idle;
    private volatile boolean finishing;

    BlockOutlet(SinkSpec spec, BlockSink sink, boolean only, StopRequest stop, BlockSizes sizes) {
        this.name = spec.name();
        this.sink = sink;
        this.whenFull = spec.whenFull();
        this.direct = only && spec.whenFull() == WhenFull.BLOCK;
        this.sizes = sizes.forPolicy(whenFull);
        this.faults = new FaultLog("sink " + name, System::nanoTime);
        this.offering = new Offering(spec, sink, only, stop, faults);
        this.thread = new Thread(this::run, "weir-sink-" + name);
        this.thread.setDaemon(true);
        this.thread.setContextClassLoader(sink.getClass().getClassLoader());
    }

    @Override
    public void start() throws SinkException {
        SinkCalls.start(name, sink);
        thread.start();
    }

    @Override
    public Lane open(LaneContext context) {
        try {
            BlockLane lane = new BlockLane(this, sink.openEncoder(context), sizes);
            lanes.add(lane);
            return lane;
        } catch (Throwable thrown) {
            Containment.rethrowFatal(thrown);
            faults.threw("opening its encoder", thrown);
            return brokenLane();
        }
    }

    private Lane brokenLane() {
        BlockLane lane = new BlockLane(this, (record, to, at, limit) -> Integer.MIN_VALUE, sizes);
        lanes.add(lane);
        return lane;
    }

    /** A full or flushed block; its worker. */
    void accept(DataBlock block) {
        if (direct) {
            offering.offer(block);
        } else {
            block.lane().put(block);
            wakeIfIdle();
        }
    }

    private void run() {
        while (!ended()) {
            if (!offerOnce()) {
                rest();
            }
        }
    }

    private boolean ended() {
        return isAbandoned() || finishing && isDrained();
    }

    /** One block of each lane, and what failed after its call; false if there was none. */
    private boolean offerOnce() {
        boolean any = offering.offerAgain(returned.poll());
        for (int i = 0; i < lanes.size() && !isAbandoned(); i++) {
            DataBlock block = lanes.get(i).take();
            if (block != null) {
                offering.offer(block);
                any = true;
            }
        }
        return any;
    }

    private void rest() {
        offering.idle();
        idle = true;
        if (!offerOnce() && !ended()) {
            LockSupport.parkNanos(this, IDLE_NS);
        }
        idle = false;
    }

    private void wakeIfIdle() {
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    /** A block that failed after its call had returned; any thread. */
    void failedLater(DataBlock block) {
        if (offering.mayRetry(block.cause())) {
            returned.add(block);
            wake();
        } else {
            offering.giveUp(block, block.cause());
        }
    }

    /** A block is done with; any thread. */
    void settled() {
        if (finishing) {
            wake();
        }
    }

    private boolean isDrained() {
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

    FaultLog faults() {
        return faults;
    }

    boolean isAbandoned() {
        return offering.isAbandoned();
    }

    @Override
    public void reopen() {
        offering.comeBack();
        SinkCalls.reopen(sink, faults);
        wake();
    }

    @Override
    public void finish() {
        finishing = true;
        wake();
    }

    @Override
    public boolean awaitDrained(long deadlineNs) throws InterruptedException {
        long leftNs = deadlineNs - System.nanoTime();
        if (leftNs > 0) {
            TimeUnit.NANOSECONDS.timedJoin(thread, leftNs);
        }
        return !thread.isAlive();
    }

    @Override
    public void close(long deadlineNs) {
        if (thread.isAlive()) {
            offering.abandon();
            thread.interrupt();
        }
        SinkCalls.close(name, sink, faults, deadlineNs);
    }

    @Override
    public SinkAccount account() {
        return LaneAccount.sum(name, lanes.stream().map(BlockLane::account).toList());
    }
}
