// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.codec.flow.FlowEdit;
import io.weir.sink.FlowStage;

/** One worker's stage and its counts; that worker's thread alone. */
final class WorkerStage {
    private final FlowStage stage;
    private final FaultLog faults;
    private final Count passed = new Count();
    private final Count filtered = new Count();
    private final Count failed = new Count();

    WorkerStage(FlowStage stage, FaultLog faults) {
        this.stage = stage;
        this.faults = faults;
    }

    /** Whether the record goes on. One on which the stage throws does: losing it would be worse than its raw form. */
    boolean apply(FlowEdit record) {
        boolean goesOn = true;
        try {
            goesOn = stage.apply(record);
        } catch (Throwable thrown) {
            failed.add(1);
            faults.threw("it", thrown);
        }
        (goesOn ? passed : filtered).add(1);
        return goesOn;
    }

    long passed() {
        return passed.get();
    }

    long filtered() {
        return filtered.get();
    }

    long failed() {
        return failed.get();
    }
}
