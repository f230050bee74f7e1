// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.alarm;

import io.weir.codec.exporter.Exporter;
import java.util.Comparator;

/**
 * An exporter at one listener.
 *
 * @param exporter its address, with its zone if it is link-local
 * @param listener UDP port that it sends to
 */
public record Source(String exporter, int listener) implements Comparable<Source> {
    private static final Comparator<Source> ORDER =
        Comparator.comparing(Source::exporter).thenComparingInt(Source::listener);

    @Override
    public int compareTo(Source other) {
        return ORDER.compare(this, other);
    }

    /** The address in words. */
    static String name(Exporter exporter) {
        return exporter.isLinkLocal() ? exporter.text() + "%" + exporter.scope() : exporter.text();
    }
}
