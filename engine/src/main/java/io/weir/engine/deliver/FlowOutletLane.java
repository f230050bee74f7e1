// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;
import io.weir.sink.FlowLane;

/** One worker's calls into a {@link FlowLane}; counts its records, and what it throws. */
final class FlowOutletLane implements Lane {
    private final FlowLane lane;
    private final FaultLog faults;
    private final LaneAccount account = new LaneAccount();
    private volatile boolean closed;

    FlowOutletLane(FlowLane lane, FaultLog faults) {
        this.lane = lane;
        this.faults = faults;
    }

    @Override
    public void onDatagram(Datagram datagram) {
        try {
            lane.onDatagram(datagram);
        } catch (Throwable thrown) {
            contain("its lane, on a datagram,", thrown);
        }
    }

    @Override
    public void onFlow(FlowRecord record) {
        account.accepted.add(1);
        try {
            lane.onFlow(record);
            // A lane has no blocks: what it took over it has delivered.
            account.leftOut.add(1);
        } catch (Throwable thrown) {
            account.unencoded.add(1);
            contain("its lane, on a record,", thrown);
        }
    }

    @Override
    public void onOptions(FlowRecord record) {
        try {
            lane.onOptions(record);
        } catch (Throwable thrown) {
            contain("its lane, on an options record,", thrown);
        }
    }

    @Override
    public void flush() {
        try {
            lane.onBatchEnd();
        } catch (Throwable thrown) {
            contain("its lane, at a batch's end,", thrown);
        }
    }

    @Override
    public void close() {
        flush();
        try {
            lane.close();
        } catch (Throwable thrown) {
            contain("closing its lane", thrown);
        } finally {
            closed = true;
        }
    }

    private void contain(String what, Throwable thrown) {
        faults.threw(what, thrown);
    }

    boolean isClosed() {
        return closed;
    }

    LaneAccount account() {
        return account;
    }
}
