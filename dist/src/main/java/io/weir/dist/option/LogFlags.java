// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoValues;
import io.weir.dist.log.LogFormat;
import io.weir.dist.log.LogThreshold;
import io.weir.dist.log.Logging;
import java.time.Duration;
import java.util.List;

/** What is logged, and how; shared by the commands that run for long. */
public final class LogFlags {
    private static final Flag<LogThreshold> LEVEL = new Flag<>("loglevel", new FlagType<>("LEVEL", LogThreshold::parse),
        "info", "least level that is logged: debug, info, warn or error, in any case, also as INFO+2");
    private static final Flag<LogFormat> FORMAT = new Flag<>("logfmt",
        new FlagType<>("FORMAT", LogFormat::of), "normal", "json for JSON lines; any other word for key=value lines");
    private static final Flag<Integer> ERR_COUNT = new Flag<>("err.cnt", GoValues.integer(0, Integer.MAX_VALUE), "10",
        "messages of one kind that are logged in -err.int; 0 lifts this muting");
    private static final Flag<Duration> ERR_INTERVAL = new Flag<>("err.int", GoValues.duration(Duration.ZERO), "10s",
        "see -err.cnt; 0 lifts the muting");

    private LogFlags() {
    }

    /** Adds the flags to a command's. */
    public static void addTo(FlagSet flags) {
        flags.add("Log (on stderr)", List.of(LEVEL, FORMAT, ERR_COUNT, ERR_INTERVAL));
    }

    /** Makes the process log as asked. */
    public static void apply(FlagValues values) {
        Logging.configure(values.value(LEVEL), values.value(FORMAT));
    }

    /** Messages of one kind in {@link #errInterval}. */
    public static int errCount(FlagValues values) {
        return values.value(ERR_COUNT);
    }

    /** See {@link #errCount}. */
    public static Duration errInterval(FlagValues values) {
        return values.value(ERR_INTERVAL);
    }
}
