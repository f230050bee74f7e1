// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import io.weir.codec.state.ProtocolCounts;

/** How long after a flow's end its records came: those of one run; equal ones in a row are counted at once. */
final class Delays {
    private long sumNs;
    private long sameNs;
    private int same;

    /** Begins a run that came at {@code receivedNs}. */
    void begin(ProtocolCounts counts, long receivedNs) {
        sumNs = 0;
        sameNs = 0;
        same = 0;
        counts.recentDelays().passTime(receivedNs);
    }

    /** One more record. */
    void add(ProtocolCounts counts, long delayNs) {
        sumNs += delayNs;
        if (delayNs != sameNs) {
            counts.addRecentDelays(sameNs, same);
            sameNs = delayNs;
            same = 0;
        }
        same++;
    }

    /** Ends a run of so many records. */
    void end(ProtocolCounts counts, long records) {
        counts.addRecentDelays(sameNs, same);
        counts.addDelays(records, sumNs);
    }
}
