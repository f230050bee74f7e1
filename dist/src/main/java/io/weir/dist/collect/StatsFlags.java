// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoValues;
import java.time.Duration;
import java.util.List;

/**
 * Whether rates and losses are told while Weir runs.
 *
 * @param interval time between two lines; zero for none
 * @param live whether the line is redrawn on the terminal
 */
record StatsFlags(Duration interval, boolean live) {
    static final Flag<Duration> INTERVAL = new Flag<>("stats.interval", GoValues.duration(Duration.ZERO), "0s",
        "time between log lines that tell rates, losses, ring fill and heap; 0: none");
    static final Flag<Boolean> LIVE = new Flag<>("stats.live", FlagType.SWITCH, "false",
        "redraw that line on the terminal instead, each second or each -stats.interval; stdout must go elsewhere");

    static void addTo(FlagSet flags) {
        flags.add("Statistics", List.of(INTERVAL, LIVE));
    }

    static StatsFlags of(FlagValues values) {
        return new StatsFlags(values.value(INTERVAL), values.value(LIVE));
    }
}
