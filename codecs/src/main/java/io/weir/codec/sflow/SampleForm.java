// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.sflow;

/** Where the fixed part of a sample has what: it ends with the number of records. */
final class SampleForm {
    private SampleForm() {
    }

    /** Bytes of the fixed part. */
    static int least(long format) {
        return switch ((int) format) {
            case (int) SFlowDecoder.FLOW -> 32;
            case (int) SFlowDecoder.EXPANDED_FLOW -> 44;
            case (int) SFlowDecoder.COUNTERS -> 12;
            case (int) SFlowDecoder.EXPANDED_COUNTERS -> 16;
            default -> 32;
        };
    }

    /** Where a flow sample has its sampling rate. */
    static int rateAt(long format) {
        return format == SFlowDecoder.FLOW ? 8 : 12;
    }
}
