// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.flow.SamplerRates;
import io.weir.codec.saved.SavedRate;
import io.weir.codec.seeded.SeededNumbers;
import java.util.ArrayList;
import java.util.List;

/** Rates that options data gave within one scope: by sampler, and the newest that is bound to none. 0 is unknown. */
final class SamplingRates {
    private static final int MAX_SAMPLERS = 4096;

    private SeededNumbers bySampler;
    private long unbound;
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
            bySampler.clear();
        }
        bySampler.put(sampler, rate);
        return changed;
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
        return restored != null && restored.get(sampler) != 0;
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
            bySampler.put(sampler, 0);
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
    }

    /** Samplers whose rates are known. */
    int samplers() {
        return bySampler == null ? 0 : bySampler.size();
    }

    long ofSampler(long sampler) {
        return bySampler == null ? 0 : bySampler.get(sampler);
    }

    /** The rate of a sampler, or the one bound to none. */
    long of(long sampler) {
        return sampler == SamplerRates.NO_SAMPLER ? unbound : ofSampler(sampler);
    }

    long unbound() {
        return unbound;
    }
}
