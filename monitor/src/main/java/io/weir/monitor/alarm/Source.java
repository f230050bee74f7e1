// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import io.weir.codec.exporter.Exporter;
import java.util.Comparator;

/**
 * Whom an alarm is about: an exporter at one listener, or a sink.
 *
 * @param exporter its address, with its zone if it is link-local; {@code sink NAME} for a sink
 * @param listener UDP port that it sends to; 0 for a sink or thread
 */
public record Source(String exporter, int listener) implements Comparable<Source> {
    private static final Comparator<Source> ORDER =
        Comparator.comparing(Source::exporter).thenComparingInt(Source::listener);

    static Source ofSink(String name) {
        return new Source("sink " + name, 0);
    }

    static Source ofThread(String name) {
        return new Source("thread " + name, 0);
    }

    @Override
    public int compareTo(Source other) {
        return ORDER.compare(this, other);
    }

    /** The address in words. */
    static String name(Exporter exporter) {
        return exporter.isLinkLocal() ? exporter.text() + "%" + exporter.scope() : exporter.text();
    }
}
