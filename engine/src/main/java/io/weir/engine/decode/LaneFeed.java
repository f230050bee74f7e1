// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.decode;

import io.weir.codec.DecodeListener;
import io.weir.codec.Doubt;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FlowRecord;
import io.weir.engine.deliver.Lanes;
import io.weir.engine.metrics.FaultTable;
import io.weir.engine.metrics.Notices;

/** Passes on what one worker's decoder tells: records to lanes, faults to their table and the log. Worker's thread. */
final class LaneFeed implements DecodeListener {
    private final Lanes lanes;
    private final FaultTable faults;
    private final Notices notices;

    LaneFeed(Lanes lanes, FaultTable faults, Notices notices) {
        this.lanes = lanes;
        this.faults = faults;
        this.notices = notices;
    }

    @Override
    public void onDatagram(Datagram datagram) {
        lanes.onDatagram(datagram);
    }

    @Override
    public void onFlow(FlowRecord record) {
        lanes.onFlow(record);
    }

    @Override
    public void onOptions(FlowRecord record) {
        lanes.onOptions(record);
    }

    @Override
    public void onFault(Fault fault, Datagram datagram, int templateId) {
        faults.count(datagram.exporter(), fault);
        notices.fault(fault, datagram, templateId);
    }

    @Override
    public void onWaiting(Datagram datagram, int templateId, int sets, int bytes, int otherPort) {
        notices.waiting(datagram, templateId, sets, bytes, otherPort);
    }

    @Override
    public void onLate(Datagram datagram, int templateId, int sets) {
        notices.late(datagram, templateId, sets);
    }

    @Override
    public void onRefuted(Datagram datagram, int templates, Doubt why) {
        notices.refuted(datagram, templates, why);
    }

    @Override
    public void onTemplatesEvicted(Exporter exporter, int templates, boolean ownBound) {
        notices.templatesEvicted(exporter, templates, ownBound);
    }

    @Override
    public void onEvicted(Exporter exporter) {
        notices.evicted(exporter);
    }
}
