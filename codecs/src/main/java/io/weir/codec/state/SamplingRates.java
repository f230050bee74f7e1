// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.flow.SamplerRates;
import io.weir.codec.saved.SavedRate;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongHashSet;

/** Rates that options data gave within one scope: by sampler, and the newest that is bound to none. 0 is unknown. */
final class SamplingRates {
    private static final int MAX_SAMPLERS = 4096;

    private Long2LongHashMap bySampler;
    private long unbound;
    /** Samplers, {@link SamplerRates#NO_SAMPLER} among them, whose rates are of before a restart; null for none. */
    private LongHashSet restored;

    /** Sets a rate that the exporter sent; false if it was the same before. */
    boolean put(long sampler, long rate) {
        if (restored != null) {
            restored.remove(sampler);
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
            bySampler = new Long2LongHashMap(0);
        }
        boolean changed = bySampler.get(sampler) != rate;
        if (changed && bySampler.size() >= MAX_SAMPLERS) {
            bySampler.clear();
        }
        if (rate == 0) {
            bySampler.remove(sampler);
        } else {
            bySampler.put(sampler, rate);
        }
        return changed;
    }

    /** Sets rates of before a restart. */
    void restore(List<SavedRate> rates) {
        for (SavedRate each : rates) {
            put(each.sampler(), each.rate());
            if (restored == null) {
                restored = new LongHashSet();
            }
            restored.add(each.sampler());
        }
    }

    /** Whether a rate is of before a restart, and not sent again since. */
    boolean isRestored(long sampler) {
        return restored != null && restored.contains(sampler);
    }

    /** Forgets all that was restored and not sent again since. */
    void forgetRestored() {
        if (restored != null) {
            for (LongHashSet.LongIterator samplers = restored.iterator(); samplers.hasNext();) {
                long sampler = samplers.nextValue();
                if (sampler == SamplerRates.NO_SAMPLER) {
                    unbound = 0;
                } else if (bySampler != null) {
                    bySampler.remove(sampler);
                }
            }
            restored = null;
        }
    }

    /** All rates; a copy. */
    List<SavedRate> save() {
        List<SavedRate> all = new ArrayList<>(1 + samplers());
        if (unbound != 0) {
            all.add(new SavedRate(SamplerRates.NO_SAMPLER, unbound));
        }
        if (bySampler != null) {
            bySampler.forEachLong((sampler, rate) -> all.add(new SavedRate(sampler, rate)));
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
