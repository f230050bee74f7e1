// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

/** What options data said of sampling, as it holds for one datagram. */
public interface SamplerRates {
    /** No sampler id. */
    long NO_SAMPLER = -1;

    /**
     * The rate for records of a sampler.
     *
     * @param sampler its id, or {@link #NO_SAMPLER}
     * @return one packet of so many, 0 if unknown
     */
    long rate(long sampler);

    /** The rate of every record whatever options data and the record itself say; 0 for none. */
    default long fixedRate() {
        return 0;
    }

    /** The rate goflow2 would print, or the user's default; 0 if there is neither. */
    long goflow2Rate();
}
