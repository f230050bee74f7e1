// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoValues;
import io.weir.engine.config.SpoolConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The flags of one sink's spool. */
final class SpoolFlags {
    private static final long LEAST_BYTES = 1 << 20;

    private final String sink;
    private final Flag<Path> dir;
    private final Flag<Long> maxBytes;
    private final Flag<Duration> maxAge;
    private final Flag<SpoolConfig.Overflow> overflow;
    private final Flag<SpoolConfig.Use> use;

    /** {@code always} is what the sink does unless the user says otherwise. */
    SpoolFlags(String prefix, String sink, boolean always) {
        this.sink = sink;
        dir = new Flag<>(prefix + ".spool.dir", new FlagType<>("DIR", DataFlags::folder), DataFlags.AUTO,
            "folder for what waits on disk; auto: spool/" + sink + " in -data.dir");
        maxBytes = new Flag<>(prefix + ".spool.max-bytes", GoValues.bytes(LEAST_BYTES), "4GiB",
            "bytes that wait on disk at most");
        maxAge = new Flag<>(prefix + ".spool.max-age", GoValues.duration(Duration.ZERO), "168h",
            "longest wait on disk, what waits longer is dropped; 0: no bound");
        overflow = new Flag<>(prefix + ".spool.overflow", GoValues.oneOf(SpoolConfig.Overflow.class), "oldest",
            "what is dropped when the spool is full: the oldest records, or those that come");
        use = new Flag<>(prefix + ".spool.use", GoValues.oneOf(SpoolConfig.Use.class),
            GoValues.word(always ? SpoolConfig.Use.ALWAYS : SpoolConfig.Use.BEHIND),
            "when records go to disk: while the sink is behind; or always, each before the sink gets it");
    }

    List<Flag<?>> flags() {
        return List.of(dir, maxBytes, maxAge, overflow, use);
    }

    SpoolConfig config(FlagValues values, SpoolPlaces places) {
        Path given = values.value(dir);
        return new SpoolConfig(DataFlags.isAuto(given) ? places.of(sink) : given, values.value(maxBytes),
            values.value(maxAge), values.value(overflow), values.value(use));
    }
}
