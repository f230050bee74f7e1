// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import java.time.Instant;

/**
 * An alarm that is raised; immutable.
 *
 * @param kind what it is about
 * @param source whom it is about
 * @param since when it was raised
 * @param text what was seen, in words, with figures
 */
public record Alarm(AlarmKind kind, Source source, Instant since, String text) {
    /** What to do about it, with the port that it is about. */
    public String action() {
        return kind.action().replace("PORT", String.valueOf(source.listener()));
    }
}
