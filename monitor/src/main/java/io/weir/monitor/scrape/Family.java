// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import java.util.List;

/**
 * One family of series.
 *
 * @param name as Prometheus has it, with {@code _total} for counters
 * @param type of its series
 * @param labels their names, in the order in which values are given
 * @param help one line
 */
public record Family(String name, Type type, List<String> labels, String help) {
    /** What its values mean. */
    public enum Type {
        /** Only grows, until Weir ends or forgets what was counted. */
        COUNTER,
        /** The value of the moment. */
        GAUGE,
        /** A count and a sum, and quantiles where the help says so. */
        SUMMARY
    }

    static Family counter(String name, String help, String... labels) {
        return new Family(name, Type.COUNTER, List.of(labels), help);
    }

    static Family gauge(String name, String help, String... labels) {
        return new Family(name, Type.GAUGE, List.of(labels), help);
    }

    static Family summary(String name, String help, String... labels) {
        return new Family(name, Type.SUMMARY, List.of(labels), help);
    }
}
