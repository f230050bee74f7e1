// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.FlowEncoder;
import io.weir.sink.LaneContext;
import java.util.function.Supplier;

/** What one worker's lanes are opened with. */
record WorkerContext(int worker, Supplier<FlowEncoder> encoders) implements LaneContext {
    @Override
    public FlowEncoder format() {
        return encoders.get();
    }
}
