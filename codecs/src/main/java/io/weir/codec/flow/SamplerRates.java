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

    /** Whether a rate is bound to a template or an interface. */
    default boolean hasScopes() {
        return false;
    }

    /**
     * The rate for records of a sampler where rates are bound to templates and interfaces, too: the sampler's, else the
     * template's, the way in's, the way out's, else as {@link #rate(long)} has it for none.
     *
     * @param sampler its id, or {@link #NO_SAMPLER}
     * @param template number of the records' template
     * @param inIf index of the interface on the way in
     * @param outIf index of the interface on the way out
     */
    default long rate(long sampler, int template, long inIf, long outIf) {
        return rate(sampler);
    }

    /** The rate of every record whatever options data and the record itself say; 0 for none. */
    default long fixedRate() {
        return 0;
    }

    /** The rate goflow2 would print, or the user's default; 0 if there is neither. */
    long goflow2Rate();
}
