// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import java.util.ArrayList;
import java.util.List;

/** The sets of one domain that wait for the same template number, in order of arrival. */
final class Waiting {
    final List<LateSet> sets = new ArrayList<>(2);
    final long sinceNs;
    boolean told;

    Waiting(long sinceNs) {
        this.sinceNs = sinceNs;
    }

    int bytes() {
        int sum = 0;
        for (LateSet set : sets) {
            sum += set.datagram().length();
        }
        return sum;
    }
}
