// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.seeded.Seed;
import io.weir.codec.state.KnownTemplate;

/**
 * How often a template was received, at whatever listeners: two may hear of the same one. Equal to another if its
 * series is; a scrape's thread.
 */
final class TemplateSum {
    private final KnownTemplate template;
    private long received;

    TemplateSum(KnownTemplate template) {
        this.template = template;
    }

    void add(KnownTemplate same) {
        received += same.received();
    }

    KnownTemplate template() {
        return template;
    }

    long received() {
        return received;
    }

    /** Zones are in no label. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TemplateSum sum && isSeriesOf(sum.template);
    }

    private boolean isSeriesOf(KnownTemplate each) {
        return template.id() == each.id() && template.domain() == each.domain() && template.port() == each.port()
            && template.protocol() == each.protocol() && template.isOptions() == each.isOptions()
            && template.exporter().lo() == each.exporter().lo() && template.exporter().hi() == each.exporter().hi();
    }

    @Override
    public int hashCode() {
        Exporter exporter = template.exporter();
        long place = template.domain() << 32 | (long) template.port() << 16 | template.id();
        return (int) Seed.of(Seed.of(exporter.hi(), exporter.lo()), place);
    }
}
