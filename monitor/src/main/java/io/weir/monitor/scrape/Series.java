// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import java.nio.charset.StandardCharsets;

/**
 * Those series of a family that differ in their first label alone: all of their lines but that label's value and the
 * sample's, as bytes. With 10,000 exporters each such line is written 10,000 times a scrape. Immutable.
 */
final class Series {
    /** Stands where the first label's value is to be; no label of Weir's has it. */
    private static final String HERE = "\u0000";

    private final Family family;
    private final byte[] before;
    private final byte[] behind;

    private Series(Family family, String suffix, String quantile, String... others) {
        this.family = family;
        String[] values = new String[others.length + 1];
        values[0] = HERE;
        System.arraycopy(others, 0, values, 1, others.length);
        String line = family.name() + suffix + Labels.text(family.labels(), values, quantile) + " ";
        int here = line.indexOf(HERE);
        this.before = line.substring(0, here).getBytes(StandardCharsets.UTF_8);
        this.behind = line.substring(here + 1).getBytes(StandardCharsets.UTF_8);
    }

    /** Plain series; {@code others} are the values of all labels but the first. */
    static Series of(Family family, String... others) {
        return new Series(family, "", null, others);
    }

    /** A summary's {@code _sum} or {@code _count}. */
    static Series part(Family family, String suffix, String... others) {
        return new Series(family, suffix, null, others);
    }

    /** One quantile of a summary. */
    static Series quantile(Family family, String quantile, String... others) {
        return new Series(family, "", quantile, others);
    }

    Family family() {
        return family;
    }

    /** Bytes of a line without the first label's value and the sample's. */
    int length() {
        return before.length + behind.length;
    }

    /** Writes a line up to its sample, gives the offset behind it. */
    int write(byte[] to, int at, byte[] name) {
        System.arraycopy(before, 0, to, at, before.length);
        int behindBefore = at + before.length;
        System.arraycopy(name, 0, to, behindBefore, name.length);
        System.arraycopy(behind, 0, to, behindBefore + name.length, behind.length);
        return behindBefore + name.length + behind.length;
    }
}
