// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how much a sink may spool.
 *
 * @param dir folder for this sink alone; made if it is missing
 * @param maxBytes bytes of records on disk at most
 * @param maxAge records that wait longer are dropped; zero for no bound
 * @param overflow what goes when it is full
 * @param use when records go to disk
 */
public record SpoolConfig(Path dir, long maxBytes, Duration maxAge, Overflow overflow, Use use) {
    /** The bound in bytes of a user who names none. */
    public static final long MAX_BYTES = 4L << 30;
    /** The bound in time of a user who names none. */
    public static final Duration MAX_AGE = Duration.ofDays(7);

    /** What is dropped when the spool is full. */
    public enum Overflow {
        /** The oldest records, some percent of the spool at once. */
        OLDEST,
        /** Those that come. */
        NEWEST
    }

    /** When records go to disk. */
    public enum Use {
        /** While the sink does not keep up. */
        BEHIND,
        /** All of them, each before the sink gets it: the end of the process costs none of them. */
        ALWAYS
    }

    /** A spool for what the sink does not keep up with. */
    public SpoolConfig(Path dir, long maxBytes, Duration maxAge, Overflow overflow) {
        this(dir, maxBytes, maxAge, overflow, Use.BEHIND);
    }

    /** Whether all records go over the disk. */
    public boolean isAlways() {
        return use == Use.ALWAYS;
    }

    /** The spool of a user who says nothing, in {@code data/} of the working directory. */
    public static SpoolConfig defaults(String sink) {
        return new SpoolConfig(Path.of("data", "spool", sink), MAX_BYTES, MAX_AGE, Overflow.OLDEST);
    }
}
