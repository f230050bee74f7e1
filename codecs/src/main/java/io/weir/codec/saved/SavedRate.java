// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.saved;

/**
 * A sampling rate that options data gave.
 *
 * @param sampler the sampler it is bound to, or {@code SamplerRates.NO_SAMPLER}
 * @param rate one packet of so many, never 0
 */
public record SavedRate(long sampler, long rate) {
}
