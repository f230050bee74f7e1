// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/** What a record of the output is, as {@code -produce} says. */
public enum Produce {
    /** A flow, in the columns of goflow2's message. */
    SAMPLE,
    /** A datagram, taken apart as far as its protocol goes: {@link FlowEncoder#encodeDatagram}; no flows. */
    RAW
}
