// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

import io.weir.codec.exporter.Cidr;
import java.util.Comparator;
import java.util.List;

/**
 * What the user says of sampling. Immutable.
 *
 * @param overrides rates that win over whatever exporters say; of several that match the longest block
 * @param defaultRate the rate where none is known; 0 for unknown
 */
public record SamplingSettings(List<Fixed> overrides, long defaultRate) {
    /** Nothing is said: rates are what exporters say. */
    public static final SamplingSettings NONE = new SamplingSettings(List.of(), 0);

    /** The same with the longest blocks first, so that the first that matches wins. */
    public SamplingSettings {
        overrides = overrides.stream()
            .sorted(Comparator.comparingInt((Fixed each) -> each.exporters().prefix()).reversed()).toList();
    }

    /** The rate that is in force for an exporter whatever it says, 0 for none. Asked once per exporter. */
    public long override(long hi, long lo) {
        for (Fixed each : overrides) {
            if (each.exporters().contains(hi, lo)) {
                return each.rate();
            }
        }
        return 0;
    }

    /**
     * A rate for some exporters.
     *
     * @param exporters whose
     * @param rate one packet of so many, at least 1
     */
    public record Fixed(Cidr exporters, long rate) {
    }
}
