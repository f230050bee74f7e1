// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import org.agrona.collections.Long2LongHashMap;

/** Rates that options data gave within one scope: by sampler, and the newest that is bound to none. 0 is unknown. */
final class SamplingRates {
    private static final int MAX_SAMPLERS = 4096;

    private Long2LongHashMap bySampler;
    private long unbound;

    void put(long sampler, long rate) {
        if (sampler == io.weir.codec.flow.SamplerRates.NO_SAMPLER) {
            unbound = rate;
            return;
        }
        if (bySampler == null) {
            bySampler = new Long2LongHashMap(0);
        } else if (bySampler.size() >= MAX_SAMPLERS) {
            bySampler.clear();
        }
        if (rate == 0) {
            bySampler.remove(sampler);
        } else {
            bySampler.put(sampler, rate);
        }
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

    long unbound() {
        return unbound;
    }
}
