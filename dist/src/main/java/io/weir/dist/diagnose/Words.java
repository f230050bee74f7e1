// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import java.util.Collection;
import java.util.stream.Collectors;

/** Figures as a reader wants them. */
final class Words {
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private static final int SHOWN = 5;

    private Words() {
    }

    /** The first ones of several, and how many there are more. */
    static String list(Collection<String> all) {
        return all.stream().limit(SHOWN).collect(Collectors.joining(", "))
            + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "");
    }

    /** A span of time by its largest unit that makes at least two. */
    static String span(long seconds) {
        if (seconds < 2 * MINUTE) {
            return seconds + " s";
        }
        if (seconds < 2 * HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < 2 * DAY ? seconds / HOUR + " h" : seconds / DAY + " days";
    }
}
