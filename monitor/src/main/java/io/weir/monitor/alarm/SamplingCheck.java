// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import java.util.HashSet;
import java.util.Set;

/**
 * The sampling rate is one that the exporter never had. Several samplers of one device have rates of their own and take
 * turns, so what is seen in its first minute is taken as it is, and what was told once is not told again.
 */
final class SamplingCheck implements Check {
    private static final long LEARNING_NS = 60_000_000_000L;
    private static final int MOST_RATES = 32;

    private final Lamp lamp;
    private final long holdNs;
    private final Set<Long> known = new HashSet<>();
    private long knownSinceNs;
    private long before;
    private long raisedNs;

    SamplingCheck(Lamp lamp, double holdSeconds) {
        this.lamp = lamp;
        this.holdNs = (long) (holdSeconds * 1e9);
    }

    @Override
    public void look(Figures now, long nowNs) {
        long rate = now.samplingRate;
        if (lamp.isRaised() && nowNs - raisedNs >= holdNs) {
            lamp.clear();
        }
        if (rate == 0 && known.isEmpty()) {
            return;
        }
        if (known.isEmpty()) {
            knownSinceNs = nowNs;
        } else if (!known.contains(rate) && nowNs - knownSinceNs >= LEARNING_NS) {
            raisedNs = nowNs;
            lamp.raise("its sampling rate was " + word(before) + " and is now " + word(rate));
        }
        if (known.size() >= MOST_RATES) {
            known.clear();
        }
        known.add(rate);
        before = rate;
    }

    private static String word(long rate) {
        return rate == 0 ? "unknown" : Long.toString(rate);
    }
}
