// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.flow.SamplerRates;

/** Sampling where the header or the sample gives the rate, and what the user says of it. Reused. */
public final class HeaderRates implements SamplerRates {
    private ExporterState state;
    private long rate;

    /** No datagram yet. */
    public HeaderRates() {
    }

    /** Sets the exporter and the session, which has what was given last. */
    public HeaderRates of(ExporterState exporter, Session session) {
        state = exporter;
        rate = session.headerRate;
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
