// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one decoder remembers, as far as any thread may look at it at any time: it is added to and taken from by the
 * decoder's thread when an exporter or template becomes known or is forgotten, never for a datagram.
 */
public final class Remembered {
    private final Set<ExporterCounts> exporters = ConcurrentHashMap.newKeySet();
    private final Set<KnownTemplate> templates = ConcurrentHashMap.newKeySet();

    /** Nothing yet. */
    public Remembered() {
    }

    void add(ExporterCounts exporter) {
        exporters.add(exporter);
    }

    void remove(ExporterCounts exporter) {
        exporters.remove(exporter);
    }

    void add(KnownTemplate template) {
        templates.add(template);
    }

    void remove(KnownTemplate template) {
        templates.remove(template);
    }

    /** The exporters, in no order; a view that changes. */
    public Set<ExporterCounts> exporters() {
        return Collections.unmodifiableSet(exporters);
    }

    /** The templates, in no order; a view that changes. */
    public Set<KnownTemplate> templates() {
        return Collections.unmodifiableSet(templates);
    }
}
