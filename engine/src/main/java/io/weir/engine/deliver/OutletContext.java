// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.FlowEncoder;
import io.weir.sink.LaneContext;

/**
 * What one worker's encoder for one sink is opened with.
 *
 * @param lane what all lanes of the worker are opened with
 * @param blocks that the sink may hold
 */
record OutletContext(LaneContext lane, int blocks) implements LaneContext {
    @Override
    public int worker() {
        return lane.worker();
    }

    @Override
    public FlowEncoder format() {
        return lane.format();
    }

    @Override
    public FlowEncoder json() {
        return lane.json();
    }
}
