// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.scrape;

import io.weir.codec.state.ExporterCounts;
import io.weir.codec.state.VersionCounts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An exporter's address with all that was counted of it, at whatever listeners, added up once for a scrape; or, named
 * {@link #OTHER}, all exporters beyond the bound. A scrape's thread.
 */
final class Router {
    /** Stands for those that have no series of their own. */
    static final String OTHER = "other";

    private final String name;
    private final byte[] ascii;
    private final List<Traffic> traffic = new ArrayList<>(1);
    private final ProtocolSums[] protocols = new ProtocolSums[ProtocolSums.VERSIONS.length];
    private long errors;
    private long withoutTemplate;
    private ExporterCounts newest;

    Router(String name) {
        this.name = name;
        this.ascii = name.getBytes(StandardCharsets.US_ASCII);
    }

    /** Adds what a worker of a listener counted. */
    void add(int listener, ExporterCounts counts) {
        traffic(listener).add(counts);
        for (VersionCounts each : counts.versions()) {
            sums(ProtocolSums.index(each.version())).add(each);
        }
        errors += counts.errors();
        withoutTemplate += counts.withoutTemplate();
        newest = newest == null || counts.lastNs() > newest.lastNs() ? counts : newest;
    }

    private Traffic traffic(int listener) {
        for (Traffic each : traffic) {
            if (each.listener() == listener) {
                return each;
            }
        }
        Traffic first = new Traffic(listener);
        traffic.add(first);
        return first;
    }

    private ProtocolSums sums(int index) {
        if (protocols[index] == null) {
            protocols[index] = new ProtocolSums();
        }
        return protocols[index];
    }

    /** The label's value. */
    String name() {
        return name;
    }

    /** The same in ASCII; never modified. */
    byte[] ascii() {
        return ascii;
    }

    boolean isOther() {
        return name.equals(OTHER);
    }

    /** One for each listener that heard it; at least one. */
    List<Traffic> traffic() {
        return traffic;
    }

    /** What it sent in a version, by its place in {@link ProtocolSums#VERSIONS}; null if nothing. */
    ProtocolSums protocol(int index) {
        return protocols[index];
    }

    /** Datagrams in which something was refused or waits. */
    long errors() {
        return errors;
    }

    /** Datagrams with data without a template. */
    long withoutTemplate() {
        return withoutTemplate;
    }

    /** What the worker counted that heard it last. */
    ExporterCounts newest() {
        return newest;
    }
}
