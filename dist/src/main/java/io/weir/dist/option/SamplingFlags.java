// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.codec.SamplingSettings;
import io.weir.codec.exporter.Cidr;
import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sampling rates that the user knows better than the exporters say. */
final class SamplingFlags {
    private static final int MOST = Integer.MAX_VALUE;
    private static final Flag<List<SamplingSettings.Fixed>> OVERRIDE = new Flag<>("sampling.override",
        new FlagType<>("CIDR=RATE,...", SamplingFlags::overrides), "",
        "sampling rates that win over what exporters say; of several blocks that match the longest wins");
    private static final Flag<Integer> DEFAULT = new Flag<>("sampling.default", GoValues.integer(0, MOST), "0",
        "sampling rate where none is known; 0: unknown");

    private SamplingFlags() {
    }

    static void addTo(FlagSet flags) {
        flags.add("Sampling", List.of(OVERRIDE, DEFAULT));
    }

    static SamplingSettings settings(FlagValues values) {
        return new SamplingSettings(values.value(OVERRIDE), values.value(DEFAULT));
    }

    private static List<SamplingSettings.Fixed> overrides(String text) throws BadValueException {
        List<SamplingSettings.Fixed> overrides = new ArrayList<>();
        Set<Cidr> blocks = new HashSet<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            SamplingSettings.Fixed override = override(each);
            if (!blocks.add(override.exporters())) {
                throw new BadValueException("\"" + each + "\" names a block a second time");
            }
            overrides.add(override);
        }
        return overrides;
    }

    private static SamplingSettings.Fixed override(String text) throws BadValueException {
        int sign = text.indexOf('=');
        if (sign < 0 || !text.substring(sign + 1).matches("[1-9]\\d{0,9}")
            || Long.parseLong(text.substring(sign + 1)) > MOST) {
            throw new BadValueException("\"" + text + "\" is not of the form CIDR=RATE, such as 192.0.2.0/24=1000, with"
                + " a rate from 1 to " + MOST);
        }
        try {
            return new SamplingSettings.Fixed(Cidr.parse(text.substring(0, sign)),
                Long.parseLong(text.substring(sign + 1)));
        } catch (IllegalArgumentException e) {
            throw new BadValueException(e.getMessage());
        }
    }
}
