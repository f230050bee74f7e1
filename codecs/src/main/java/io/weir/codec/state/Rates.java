// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.flow.SamplerRates;
import io.weir.codec.flow.SamplingScope;

/** Sampling as it holds for one session: own source port first, then the domain, then the exporter. Reused. */
public final class Rates implements SamplerRates {
    private final boolean correct;
    private ExporterState state;
    private Session session;

    /** {@code correct} is false where goflow2's rate is to be used whatever it is. */
    public Rates(boolean correct) {
        this.correct = correct;
    }

    /** Sets whose rates are asked for. */
    public Rates of(ExporterState exporter, Session of) {
        state = exporter;
        session = of;
        return this;
    }

    @Override
    public long rate(long sampler) {
        if (!correct) {
            return goflow2Rate();
        }
        long rate = sampler == NO_SAMPLER ? 0 : bySampler(sampler);
        rate = rate != 0 ? rate : unnamed();
        return rate != 0 ? rate : state.defaultRate;
    }

    @Override
    public boolean hasScopes() {
        return session.rates.hasScopes() || session.domain.rates.hasScopes() || session.domain.ofExporter.hasScopes();
    }

    @Override
    public long rate(long sampler, int template, long inIf, long outIf) {
        long rate = sampler == NO_SAMPLER ? 0 : bySampler(sampler);
        rate = rate != 0 ? rate : ofTemplate(template);
        rate = rate != 0 ? rate : scoped(session.rates, inIf, outIf);
        rate = rate != 0 ? rate : scoped(session.domain.rates, inIf, outIf);
        rate = rate != 0 ? rate : scoped(session.domain.ofExporter, inIf, outIf);
        return rate != 0 ? rate : rate(NO_SAMPLER);
    }

    /** Templates have their numbers in a domain. */
    private long ofTemplate(int template) {
        long rate = session.rates.ofSampler(SamplingScope.template(template));
        return rate != 0 ? rate : session.domain.rates.ofSampler(SamplingScope.template(template));
    }

    private static long scoped(SamplingRates rates, long inIf, long outIf) {
        if (!rates.hasScopes()) {
            return 0;
        }
        long rate = rates.ofSampler(SamplingScope.ingress(inIf));
        rate = rate != 0 ? rate : rates.ofSampler(SamplingScope.ofInterface(inIf));
        rate = rate != 0 ? rate : rates.ofSampler(SamplingScope.egress(outIf));
        return rate != 0 ? rate : rates.ofSampler(SamplingScope.ofInterface(outIf));
    }

    @Override
    public long fixedRate() {
        return state.overrideRate;
    }

    private long bySampler(long sampler) {
        long rate = session.rates.ofSampler(sampler);
        rate = rate != 0 ? rate : session.domain.rates.ofSampler(sampler);
        return rate != 0 ? rate : session.domain.ofExporter.ofSampler(sampler);
    }

    private long unnamed() {
        long rate = session.rates.of(NO_SAMPLER);
        rate = rate != 0 ? rate : session.domain.rates.of(NO_SAMPLER);
        return rate != 0 ? rate : session.domain.ofExporter.of(NO_SAMPLER);
    }

    @Override
    public long goflow2Rate() {
        long rate = session.domain.goflow2Rate;
        return rate != 0 ? rate : state.defaultRate;
    }

    /** Takes over what an options record said; whether that is new for its source port. */
    static boolean learn(Session session, long sampler, long rate) {
        session.domain.rates.put(sampler, rate);
        if (!SamplingScope.isTemplate(sampler)) {
            session.domain.ofExporter.put(sampler, rate);
        }
        return session.rates.put(sampler, rate);
    }

    /** Takes over what goflow2 would have read. */
    public static void learnAsGoflow2(Session session, long rate) {
        session.domain.goflow2Rate = rate;
    }
}
