// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/** A sink that does its work in memory: counters, tops. It must never block nor do I/O on a worker's thread. */
public non-sealed interface FlowSink extends Sink {
    /** The lane of one worker; called once per worker, on its thread. */
    FlowLane openLane(LaneContext context);
}
