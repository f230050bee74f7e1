// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import java.util.List;

/**
 * What an exporter of test traffic sends.
 *
 * @param seed all values follow from it
 * @param exporter number of the exporter, from 0
 * @param domain observation domain or source id, unsigned 32 bits; v5 uses the low byte as engine id
 * @param ipv6Percent share of IPv6 flows in v9 and IPFIX, 0 to 100
 * @param templatesEvery templates and options come with every so many datagrams; 0: only with the first
 * @param layouts the layouts that datagrams use in turn; at least one. One that is there again is a template of its own
 */
public record ExportSettings(
    long seed, int exporter, long domain, int ipv6Percent, int templatesEvery, List<ExportLayout> layouts) {

    /** Checks the numbers. */
    public ExportSettings {
        layouts = List.copyOf(layouts);
        if (layouts.isEmpty() || ipv6Percent < 0 || ipv6Percent > 100 || templatesEvery < 0 || exporter < 0) {
            throw new IllegalArgumentException("settings out of range");
        }
    }

    /** The standard layout, a quarter IPv6, templates with every 20th datagram, domain = exporter + 1. */
    public static ExportSettings of(long seed, int exporter) {
        return new ExportSettings(seed, exporter, exporter + 1L, TestFlow.IPV6_PERCENT, 20,
            List.of(ExportLayout.STANDARD));
    }

    /** The same with another share of IPv6. */
    public ExportSettings withIpv6Percent(int percent) {
        return new ExportSettings(seed, exporter, domain, percent, templatesEvery, layouts);
    }

    /** The same with templates at another interval. */
    public ExportSettings withTemplatesEvery(int datagrams) {
        return new ExportSettings(seed, exporter, domain, ipv6Percent, datagrams, layouts);
    }

    /** The same with other layouts. */
    public ExportSettings withLayouts(ExportLayout... others) {
        return new ExportSettings(seed, exporter, domain, ipv6Percent, templatesEvery, List.of(others));
    }

    /** The same in another domain. */
    public ExportSettings withDomain(long other) {
        return new ExportSettings(seed, exporter, other, ipv6Percent, templatesEvery, layouts);
    }
}
