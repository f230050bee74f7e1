// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FaultListener;
import io.weir.codec.flow.FlowRecord;

/**
 * What a {@link DatagramDecoder} tells its worker, on the worker's thread; arguments are valid only during the call.
 */
public interface DecodeListener extends FaultListener {
    /** A datagram whose header could be used, before its records. */
    default void onDatagram(Datagram datagram) {
    }

    /** A flow record, or one of options data where these are wanted as records, after {@link #onOptions}. */
    void onFlow(FlowRecord record);

    /** A record of options data: no columns, only elements. */
    default void onOptions(FlowRecord record) {
    }

    /**
     * Something was refused.
     *
     * @param fault what
     * @param datagram of whom, with as much of the header as could be read
     * @param templateId template or set id, 0 if it is about none
     */
    @Override
    default void onFault(Fault fault, Datagram datagram, int templateId) {
    }

    /**
     * Data has waited a while for its template; told once per template until it comes.
     *
     * @param datagram the first datagram that waits
     * @param templateId the template it needs
     * @param sets how many sets wait for it
     * @param bytes how many bytes they hold
     * @param otherPort a source port of the same address that has such a template but is not known to be the same
     *     device, or -1
     */
    default void onWaiting(Datagram datagram, int templateId, int sets, int bytes, int otherPort) {
    }

    /** Late data was delivered, its template having come: {@code sets} sets of {@code templateId}. */
    default void onLate(Datagram datagram, int templateId, int sets) {
    }

    /**
     * Templates of before a restart are not used any more: what comes shows that they may be another device's.
     *
     * @param datagram what came
     * @param templates how many
     * @param why what speaks against them
     */
    default void onRefuted(Datagram datagram, int templates, Doubt why) {
    }

    /**
     * Templates that were known were forgotten to make room for others.
     *
     * @param exporter whose
     * @param templates how many
     * @param ownBound whether they made room within the bound of one exporter; else within that of all
     */
    default void onTemplatesEvicted(io.weir.codec.exporter.Exporter exporter, int templates, boolean ownBound) {
    }

    /** An exporter was forgotten to make room for another. */
    default void onEvicted(io.weir.codec.exporter.Exporter exporter) {
    }
}
