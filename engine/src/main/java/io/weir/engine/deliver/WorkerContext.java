// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.FlowEncoder;
import io.weir.sink.LaneContext;

/** What one worker's lanes are opened with. */
record WorkerContext(int worker, Encoders encoders) implements LaneContext {
    @Override
    public FlowEncoder format() {
        return encoders.format();
    }

    @Override
    public FlowEncoder json() {
        return encoders.json();
    }
}
