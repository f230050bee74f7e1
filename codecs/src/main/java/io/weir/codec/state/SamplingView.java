// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.flow.SamplerRates;
import io.weir.codec.flow.SamplingScope;
import io.weir.codec.saved.SavedRate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says which rates are in force and where they come from: {@link Rates} and {@link HeaderRates} put in words. */
public final class SamplingView {
    private final ExporterState state;
    private final boolean correct;
    private final List<SamplingInForce> to = new ArrayList<>();

    private SamplingView(ExporterState state, boolean correct) {
        this.state = state;
        this.correct = correct;
    }

    /**
     * The rates of an exporter; the decoder's thread.
     *
     * @param correct false where goflow2's rate is used
     */
    public static List<SamplingInForce> of(ExporterState state, boolean correct) {
        SamplingView view = new SamplingView(state, correct);
        state.sessions.values().forEach(view::session);
        return view.to;
    }

    private void session(Session session) {
        if (state.overrideRate != 0) {
            add(session, SamplerRates.NO_SAMPLER, state.overrideRate, SamplingSource.OVERRIDE);
        } else if (session.domain.protocol.hasRateInHeader()) {
            known(session, SamplerRates.NO_SAMPLER, session.headerRate, SamplingSource.HEADER);
        } else if (!correct) {
            known(session, SamplerRates.NO_SAMPLER, session.domain.goflow2Rate, SamplingSource.DOMAIN);
        } else {
            options(session);
        }
    }

    private void options(Session session) {
        boolean own = session.templates.values().stream().anyMatch(Template::hasOwnRate);
        if (own) {
            add(session, SamplerRates.NO_SAMPLER, 0, SamplingSource.RECORD);
        }
        Set<Long> samplers = samplers(session);
        for (long sampler : samplers) {
            resolved(session, sampler);
        }
        boolean others = !samplers.isEmpty() || own;
        if (!others || rates(session, SamplerRates.NO_SAMPLER).of(SamplerRates.NO_SAMPLER) != 0) {
            resolved(session, SamplerRates.NO_SAMPLER);
        }
    }

    /** Those that are bound to a template or an interface stand in no row. */
    private Set<Long> samplers(Session session) {
        Set<Long> samplers = new LinkedHashSet<>();
        for (SamplingRates rates : List.of(session.rates, session.domain.rates, session.domain.ofExporter)) {
            rates.save().stream().map(SavedRate::sampler)
                .filter(sampler -> sampler != SamplerRates.NO_SAMPLER && !SamplingScope.is(sampler))
                .forEach(samplers::add);
        }
        return samplers;
    }

    private void resolved(Session session, long sampler) {
        SamplingRates rates = rates(session, sampler);
        SamplingSource source = rates == session.rates ? SamplingSource.PORT
            : rates == session.domain.rates ? SamplingSource.DOMAIN : SamplingSource.EXPORTER;
        known(session, sampler, rates.of(sampler), rates.isRestored(sampler) ? SamplingSource.RESTORED : source);
    }

    /** Where the rate of a sampler is taken from: its source port, its domain, else the exporter. */
    private SamplingRates rates(Session session, long sampler) {
        if (session.rates.of(sampler) != 0) {
            return session.rates;
        }
        return session.domain.rates.of(sampler) != 0 ? session.domain.rates : session.domain.ofExporter;
    }

    private void known(Session session, long sampler, long rate, SamplingSource source) {
        if (rate != 0) {
            add(session, sampler, rate, source);
        } else {
            add(session, sampler, state.defaultRate,
                state.defaultRate != 0 ? SamplingSource.DEFAULT : SamplingSource.UNKNOWN);
        }
    }

    private void add(Session session, long sampler, long rate, SamplingSource source) {
        to.add(new SamplingInForce(state.exporter, session.domain.protocol, session.domain.agent(), session.domain.id,
            session.port, sampler, rate, source));
    }
}
