// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.FlowLane;
import io.weir.sink.FlowSink;
import io.weir.sink.LaneContext;
import io.weir.sink.SinkException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Runs one {@link FlowSink}: no thread, no blocks, only its lanes. */
final class FlowOutlet implements Outlet {
    private static final long POLL_NS = 1_000_000;

    private final SinkSpec spec;
    private final String name;
    private final FlowSink sink;
    private final FaultLog faults;
    private final List<FlowOutletLane> lanes = new CopyOnWriteArrayList<>();

    FlowOutlet(SinkSpec spec, FlowSink sink) {
        this.spec = spec;
        this.name = spec.name();
        this.sink = sink;
        this.faults = new FaultLog("sink " + name, System::nanoTime);
    }

    @Override
    public void start() throws SinkException {
        SinkCalls.start(name, sink);
    }

    @Override
    public Lane open(LaneContext context) {
        FlowOutletLane lane = new FlowOutletLane(openOrBreak(context), faults);
        lanes.add(lane);
        return lane;
    }

    private FlowLane openOrBreak(LaneContext context) {
        SlowCall call = new SlowCall("sink " + name, "opening its lane");
        try {
            return sink.openLane(context);
        } catch (Throwable thrown) {
            faults.threw("opening its lane", thrown);
            return record -> {
                throw new IllegalStateException("its lane could not be opened");
            };
        } finally {
            call.close();
        }
    }

    @Override
    public void reopen() {
        SinkCalls.reopen(sink, faults);
    }

    @Override
    public void look() {
        SinkCalls.look(sink, faults);
    }

    @Override
    public void finish() {
        // Lanes end with their workers; nothing waits here.
    }

    @Override
    public boolean awaitDrained(long deadlineNs) {
        while (!isDrained() && deadlineNs - System.nanoTime() > 0) {
            LockSupport.parkNanos(this, POLL_NS);
        }
        return isDrained();
    }

    private boolean isDrained() {
        return lanes.stream().allMatch(FlowOutletLane::isClosed);
    }

    @Override
    public void close(long deadlineNs) {
        SinkCalls.close(name, sink, faults, deadlineNs);
    }

    @Override
    public SinkStatus status() {
        return SinkStatus.of(spec, sink, faults, false);
    }

    @Override
    public SinkAccount account() {
        return LaneAccount.sum(name, lanes.stream().map(FlowOutletLane::account).toList())
            .with(SinkCalls.figures(sink, faults));
    }
}
