// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.flow.SamplerRates;
import io.weir.codec.flow.SamplingScope;
import io.weir.codec.saved.SavedRate;
import io.weir.codec.seeded.SeededNumbers;
import java.util.ArrayList;
import java.util.List;

/** Rates that options data gave within one scope: by sampler, and the newest that is bound to none. 0 is unknown. */
final class SamplingRates {
    private static final int MAX_SAMPLERS = 4096;

    private SeededNumbers bySampler;
    private long unbound;
    /** How many samplers have a rate, by rate; the sum of those rates, each once: the only one, if there is one. */
    private final SeededNumbers byRate = new SeededNumbers();
    private long rates;
    /** How many rates are bound to a template or an interface. */
    private int scopes;
    /** There were more samplers than are kept: which is the only rate is not known any more. */
    private boolean crowded;
    /** Samplers, {@link SamplerRates#NO_SAMPLER} among them, whose rates are of before a restart; null for none. */
    private SeededNumbers restored;

    /** Sets a rate that the exporter sent; false if it was the same before. */
    boolean put(long sampler, long rate) {
        if (restored != null) {
            restored.put(sampler, 0);
        }
        if (sampler == SamplerRates.NO_SAMPLER) {
            boolean changed = unbound != rate;
            unbound = rate;
            return changed;
        }
        return bind(sampler, rate);
    }

    private boolean bind(long sampler, long rate) {
        if (bySampler == null) {
            bySampler = new SeededNumbers();
        }
        boolean changed = bySampler.get(sampler) != rate;
        if (changed && bySampler.size() >= MAX_SAMPLERS) {
            forgetSamplers();
            bySampler = new SeededNumbers();
            crowded = true;
        }
        set(sampler, rate);
        return changed;
    }

    private void set(long sampler, long rate) {
        count(sampler, bySampler.get(sampler), -1);
        bySampler.put(sampler, rate);
        count(sampler, rate, 1);
    }

    private void count(long sampler, long rate, int sign) {
        if (rate != 0) {
            long before = byRate.get(rate);
            byRate.put(rate, before + sign);
            rates += before == 0 ? rate : before + sign == 0 ? -rate : 0;
            scopes += SamplingScope.is(sampler) ? sign : 0;
        }
    }

    /** Sets rates of before a restart. */
    void restore(List<SavedRate> rates) {
        for (SavedRate each : rates) {
            put(each.sampler(), each.rate());
            if (restored == null) {
                restored = new SeededNumbers();
            }
            restored.put(each.sampler(), 1);
        }
    }

    /** Whether a rate is of before a restart, and not sent again since. */
    boolean isRestored(long sampler) {
        boolean only = sampler == SamplerRates.NO_SAMPLER && unbound == 0;
        return restored != null && (only ? bySampler != null && restored.size() >= bySampler.size()
            : restored.get(sampler) != 0);
    }

    /** Forgets all that was restored and not sent again since. */
    void forgetRestored() {
        if (restored != null) {
            restored.forEach((sampler, mark) -> forget(sampler));
            restored = null;
        }
    }

    private void forget(long sampler) {
        if (sampler == SamplerRates.NO_SAMPLER) {
            unbound = 0;
        } else if (bySampler != null) {
            set(sampler, 0);
        }
    }

    /** All rates; a copy. */
    List<SavedRate> save() {
        List<SavedRate> all = new ArrayList<>(1 + samplers());
        if (unbound != 0) {
            all.add(new SavedRate(SamplerRates.NO_SAMPLER, unbound));
        }
        if (bySampler != null) {
            bySampler.forEach((sampler, rate) -> all.add(new SavedRate(sampler, rate)));
        }
        return all;
    }

    /** Forgets all rates that are bound to samplers. */
    void forgetSamplers() {
        bySampler = null;
        byRate.clear();
        rates = 0;
        scopes = 0;
    }

    /** Samplers whose rates are known. */
    int samplers() {
        return bySampler == null ? 0 : bySampler.size();
    }

    /** Whether a rate is bound to a template or an interface. */
    boolean hasScopes() {
        return scopes > 0;
    }

    long ofSampler(long sampler) {
        return bySampler == null ? 0 : bySampler.get(sampler);
    }

    /** The rate of a sampler; for records that name none, the one bound to none, else the only one there is. */
    long of(long sampler) {
        return sampler == SamplerRates.NO_SAMPLER ? unnamed() : ofSampler(sampler);
    }

    /** The newest rate that is bound to no sampler. */
    long unbound() {
        return unbound;
    }

    private long unnamed() {
        return unbound != 0 || crowded || byRate.size() != 1 ? unbound : rates;
    }
}
