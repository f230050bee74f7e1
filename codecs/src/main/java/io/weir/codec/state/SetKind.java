// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

/** What a set (IPFIX), flowset (v9) or sample (sFlow) holds. */
public enum SetKind {
    /** Templates of flow records. */
    TEMPLATES,
    /** Templates of options records. */
    OPTIONS_TEMPLATES,
    /** Flow records. */
    DATA,
    /** Options records. */
    OPTIONS_DATA,
    /** A packet that was sampled (sFlow). */
    FLOW_SAMPLES,
    /** The same with wide numbers of interfaces. */
    EXPANDED_FLOW_SAMPLES,
    /** Counters of an interface or the like (sFlow). */
    COUNTER_SAMPLES,
    /** The same with wide numbers. */
    EXPANDED_COUNTER_SAMPLES,
    /** Anything else: packets that were dropped, samples that are not known or were cut. */
    OTHER_SAMPLES
}
