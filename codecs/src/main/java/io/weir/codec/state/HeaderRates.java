// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.flow.SamplerRates;

/** Sampling of a v5 datagram: the header's rate, and what the user says of it. Reused. */
public final class HeaderRates implements SamplerRates {
    private ExporterState state;
    private long rate;

    /** No datagram yet. */
    public HeaderRates() {
    }

    /** Sets the exporter and what its datagram's header says, 0 for nothing. */
    public HeaderRates of(ExporterState exporter, Session session, long headerRate) {
        state = exporter;
        rate = headerRate;
        session.headerRate = headerRate;
        return this;
    }

    @Override
    public long rate(long sampler) {
        return rate != 0 ? rate : state.defaultRate;
    }

    @Override
    public long fixedRate() {
        return state.overrideRate;
    }

    @Override
    public long goflow2Rate() {
        return rate(NO_SAMPLER);
    }
}
