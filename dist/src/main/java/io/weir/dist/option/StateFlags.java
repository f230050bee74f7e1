// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoValues;
import io.weir.engine.config.ListenerConfig;
import io.weir.engine.state.StateFolders;
import io.weir.engine.state.StateSettings;
import io.weir.time.TrustedClock;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Whether and where templates, options and sampling rates are kept over restarts. */
public final class StateFlags {
    private static final Flag<String> DIR = new Flag<>("state.dir", new FlagType<>("DIR", StateFlags::dir),
        DataFlags.AUTO, "folder in which templates and sampling rates are kept over restarts; auto: one for these "
            + "listeners in -data.dir; empty: they are not kept");
    private static final Flag<Duration> MAX_AGE = new Flag<>("state.max-age", GoValues.duration(Duration.ofSeconds(1)),
        "24h", "exporters that were not heard for longer before a start are not restored");

    private static final Flag<Boolean> TRUST = new Flag<>("clock.trust", FlagType.SWITCH, "false",
        "believe this host's clock whatever it says; without it nothing is removed by age while the clock cannot be "
            + "right");

    private StateFlags() {
    }

    /** Adds the flags to a command's. */
    public static void addTo(FlagSet flags) {
        flags.add("State", List.of(DataFlags.DIR, DIR, MAX_AGE, TRUST));
    }

    /** What the user asked for; null if nothing is to be kept. */
    public static StateSettings settings(FlagValues values, List<ListenerConfig> listeners) {
        String dir = values.value(DIR);
        boolean auto = dir.equals(DataFlags.AUTO);
        Path path = auto ? auto(values, listeners) : dir.isEmpty() ? null : Path.of(dir);
        return path == null ? null
            : new StateSettings(path, values.value(MAX_AGE), auto, auto ? DataFlags.home() : null);
    }

    /** Whether the user wants none. */
    static boolean isOff(FlagValues values) {
        return values.value(DIR).isEmpty();
    }

    /** Has the clock believed if the user answers for it; before anything is judged by its age. */
    public static void trustClock(FlagValues values) {
        trustClock(values, TrustedClock.host());
    }

    static void trustClock(FlagValues values, TrustedClock clock) {
        if (values.value(TRUST)) {
            clock.believeAlways();
        }
    }

    /** Removes what no start will use any more, where Weir chooses the folders itself. */
    public static void sweep(FlagValues values) {
        if (values.value(DIR).equals(DataFlags.AUTO)) {
            StateFolders.sweep(DataFlags.dir(values), values.value(MAX_AGE));
        }
    }

    /** A folder for each set of listeners, which follows when the set changes. Port 0 is another port each time. */
    private static Path auto(FlagValues values, List<ListenerConfig> listeners) {
        boolean stable = listeners.stream().allMatch(listener -> listener.port() != 0);
        return stable ? DataFlags.dir(values).resolve(StateFolders.name(listeners)) : null;
    }

    private static String dir(String text) throws BadValueException {
        try {
            Path.of(text);
            return text;
        } catch (InvalidPathException e) {
            throw new BadValueException("not a path: " + e.getReason());
        }
    }
}
