// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.sink.FlowStage;
import io.weir.sink.SinkException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One stage the user asked for, in all its workers. */
final class StageLine {
    private final StageSpec spec;
    private final StopRequest stop;
    private final FaultLog faults;
    private final List<WorkerStage> workers = new CopyOnWriteArrayList<>();

    StageLine(StageSpec spec, StopRequest stop) {
        this.spec = spec;
        this.stop = stop;
        this.faults = new FaultLog("stage " + spec.name(), System::nanoTime);
    }

    /** The stage of one worker, on its thread. If it cannot be made, Weir is asked to stop: it must not go missing. */
    WorkerStage open() {
        WorkerStage stage = new WorkerStage(create(), faults);
        workers.add(stage);
        return stage;
    }

    private FlowStage create() {
        try {
            return spec.maker().create();
        } catch (SinkException unusable) {
            stop.request("stage " + spec.name() + ": " + unusable.getMessage());
        } catch (Throwable thrown) {
            stop.request("stage " + spec.name() + ": " + Containment.describe(thrown));
        }
        return record -> true;
    }

    StageAccount account() {
        long passed = 0;
        long filtered = 0;
        long failed = 0;
        for (WorkerStage worker : workers) {
            passed += worker.passed();
            filtered += worker.filtered();
            failed += worker.failed();
        }
        return new StageAccount(spec.name(), passed, filtered, failed);
    }
}
