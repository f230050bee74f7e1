// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.collect;

import io.weir.dist.config.ConfigFlags;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.GoValues;
import io.weir.dist.option.AccessFlags;
import io.weir.dist.option.AlarmFlags;
import io.weir.dist.option.DecoderFlags;
import io.weir.dist.option.HttpFlags;
import io.weir.dist.option.ListenFlags;
import io.weir.dist.option.LogFlags;
import io.weir.dist.option.OutputFlags;
import io.weir.dist.option.PluginFlags;
import io.weir.dist.option.StateFlags;
import java.time.Duration;
import java.util.List;

/** All flags of the collector. */
final class CollectFlags {
    static final Flag<Boolean> HELP = new Flag<>("h", FlagType.SWITCH, "false", "show this help and end");
    static final Flag<Boolean> HELP_LONG = new Flag<>("help", FlagType.SWITCH, "false", "the same as -h");
    static final Flag<Boolean> VERSION = new Flag<>("v", FlagType.SWITCH, "false", "show the version and end");
    static final Flag<Duration> STOP_TIMEOUT = new Flag<>("stop.timeout", GoValues.duration(Duration.ofMillis(1)), "8s",
        "longest time that an orderly stop takes (SIGTERM, SIGINT); what is not delivered then is thrown away");
    static final Flag<Boolean> TAKEOVER = new Flag<>("takeover", FlagType.SWITCH, "false",
        "take the sockets of a Weir that runs with the same -listen, end it when this one is warm, lose nothing; "
            + "without one it starts as usual");

    private CollectFlags() {
    }

    static FlagSet of(OutputFlags output) {
        FlagSet flags = new FlagSet().onlyOnCommandLine("config", "h", "help", "v");
        ConfigFlags.addTo(flags);
        ListenFlags.addTo(flags);
        AccessFlags.addTo(flags);
        output.addTo(flags);
        DecoderFlags.addTo(flags);
        StateFlags.addTo(flags);
        LogFlags.addTo(flags);
        StatsFlags.addTo(flags);
        PluginFlags.addTo(flags);
        HttpFlags.addTo(flags);
        AlarmFlags.addTo(flags);
        return flags.add("Process", List.of(TAKEOVER, STOP_TIMEOUT, VERSION, HELP, HELP_LONG));
    }
}
