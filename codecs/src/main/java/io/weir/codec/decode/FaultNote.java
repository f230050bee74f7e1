// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import io.weir.codec.DecodeListener;
import io.weir.codec.Doubt;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.walk.Visit;

/** Notes that the datagram being decoded has a fault, and passes all on. One thread; records don't come this way. */
final class FaultNote implements DecodeListener {
    private final Visit visit;
    private final DecodeListener to;

    FaultNote(Visit visit, DecodeListener to) {
        this.visit = visit;
        this.to = to;
    }

    @Override
    public void onFault(Fault fault, Datagram datagram, int templateId) {
        // What waited was counted when it came.
        if (datagram == visit.datagram()) {
            visit.fault();
        }
        to.onFault(fault, datagram, templateId);
    }

    @Override
    public void onFlow(FlowRecord record) {
        to.onFlow(record);
    }

    @Override
    public void onWaiting(Datagram datagram, int templateId, int sets, int bytes, int otherPort) {
        to.onWaiting(datagram, templateId, sets, bytes, otherPort);
    }

    @Override
    public void onLate(Datagram datagram, int templateId, int sets) {
        to.onLate(datagram, templateId, sets);
    }

    @Override
    public void onRefuted(Datagram datagram, int templates, Doubt why) {
        to.onRefuted(datagram, templates, why);
    }

    @Override
    public void onTemplatesEvicted(Exporter exporter, int templates, boolean ownBound) {
        to.onTemplatesEvicted(exporter, templates, ownBound);
    }

    @Override
    public void onEvicted(Exporter exporter) {
        to.onEvicted(exporter);
    }
}
