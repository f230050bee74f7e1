// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.BadValueException;
import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoValues;
import io.weir.engine.config.SpoolConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The flags of one sink's spool. */
final class SpoolFlags {
    private static final long LEAST_BYTES = 1 << 20;

    private final Flag<Path> dir;
    private final Flag<Long> maxBytes;
    private final Flag<Duration> maxAge;
    private final Flag<SpoolConfig.Overflow> overflow;
    private final Flag<SpoolConfig.Use> use;

    /** {@code always} is what the sink does unless the user says otherwise. */
    SpoolFlags(String prefix, String sink, boolean always) {
        dir = new Flag<>(prefix + ".spool.dir", new FlagType<>("DIR", SpoolFlags::folder),
            SpoolConfig.defaults(sink).dir().toString(), "folder for what waits on disk");
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

    private static Path folder(String text) throws BadValueException {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            throw new BadValueException("not a path: " + e.getReason());
        }
        throw new BadValueException("allowed: the name of a folder");
    }

    List<Flag<?>> flags() {
        return List.of(dir, maxBytes, maxAge, overflow, use);
    }

    SpoolConfig config(FlagValues values) {
        return new SpoolConfig(values.value(dir), values.value(maxBytes), values.value(maxAge),
            values.value(overflow), values.value(use));
    }
}
