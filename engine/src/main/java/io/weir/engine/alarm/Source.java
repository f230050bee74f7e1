// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.alarm;

import io.weir.codec.exporter.Exporter;

/**
 * An exporter at one listener.
 *
 * @param exporter its address, with its zone if it is link-local
 * @param listener UDP port that it sends to
 */
public record Source(String exporter, int listener) {
    /** The address in words. */
    static String name(Exporter exporter) {
        return exporter.isLinkLocal() ? exporter.text() + "%" + exporter.scope() : exporter.text();
    }
}
