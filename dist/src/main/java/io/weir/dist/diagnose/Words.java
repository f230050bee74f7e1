// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

/** Figures as a reader wants them. */
final class Words {
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private Words() {
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
