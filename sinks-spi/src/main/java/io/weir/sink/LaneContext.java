// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/** What a worker's lane or encoder is opened with. */
public interface LaneContext {
    /** The worker, counted from 0. */
    int worker();

    /** A new encoder of the format that {@code -format} names, for this lane alone; it writes no separator. */
    FlowEncoder format();

    /**
     * A new encoder of goflow2's JSON, whatever {@code -format} says, for this lane alone; it writes no separator. All
     * else that the user asked for holds, such as {@code -values} and {@code -produce}.
     */
    FlowEncoder json();

    /**
     * How many of this lane's blocks the sink may hold without a verdict; beyond that it gets none. Blocks that it does
     * not take grow meanwhile, so a sink that is near this bound may take its time.
     */
    default int blocks() {
        return 1;
    }
}
