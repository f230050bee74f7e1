// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowEdit;
import io.weir.codec.flow.FlowRecord;
import java.util.List;

/** One worker's stages and its lanes into all sinks; that worker's thread alone. */
public final class Lanes {
    private final WorkerStage[] stages;
    private final Lane[] lanes;
    private FlowEdit edit;

    Lanes(List<WorkerStage> stages, List<Lane> lanes) {
        this.stages = stages.toArray(WorkerStage[]::new);
        this.lanes = lanes.toArray(Lane[]::new);
    }

    /** A datagram, before its records. */
    public void onDatagram(Datagram datagram) {
        for (Lane lane : lanes) {
            lane.onDatagram(datagram);
        }
    }

    /** A flow record: through the stages, then into each sink. May wait if a sink's policy is to block. */
    public void onFlow(FlowRecord record) {
        if (stages.length > 0 && !passesStages(record)) {
            return;
        }
        for (Lane lane : lanes) {
            lane.onFlow(record);
        }
    }

    private boolean passesStages(FlowRecord record) {
        if (edit == null || edit.record() != record) {
            edit = new FlowEdit(record);
        }
        for (WorkerStage stage : stages) {
            if (!stage.apply(edit)) {
                return false;
            }
        }
        return true;
    }

    /** An options record. */
    public void onOptions(FlowRecord record) {
        for (Lane lane : lanes) {
            lane.onOptions(record);
        }
    }

    /** How long the worker was held up by sinks so far, nanoseconds: that is nobody's work. */
    public long heldUpNs() {
        long sum = 0;
        for (Lane lane : lanes) {
            sum += lane.heldUpNs();
        }
        return sum;
    }

    /** Nothing more waits at the moment: hands over what is rendered. */
    public void flush() {
        for (Lane lane : lanes) {
            lane.flush();
        }
    }

    /** The last call: hands over the rest. */
    public void close() {
        for (Lane lane : lanes) {
            lane.close();
        }
    }
}
