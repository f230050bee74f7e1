// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.scrape;

import io.weir.codec.state.ExporterCounts;
import io.weir.codec.state.VersionCounts;
import io.weir.engine.metrics.ListenerAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * An exporter's address with all that was counted of it, at whatever listeners; or, named {@link #OTHER}, all exporters
 * beyond the bound.
 *
 * @param name the label's value
 * @param parts what each worker counted
 */
record Router(String name, List<Part> parts) {
    /** Stands for those that have no series of their own. */
    static final String OTHER = "other";
    private static final int[] VERSIONS = {5, 9, 10};

    /**
     * What one worker counted of an exporter.
     *
     * @param listener the worker's
     * @param counts its own
     */
    record Part(ListenerAccount listener, ExporterCounts counts) {
    }

    /** Those with series of their own are the {@code most} that came first, so that series do not come and go. */
    static List<Router> of(List<ListenerAccount> listeners, int most) {
        List<Part> parts = new ArrayList<>();
        for (ListenerAccount listener : listeners) {
            listener.workers().forEach(worker ->
                worker.remembered().exporters().forEach(each -> parts.add(new Part(listener, each))));
        }
        if (parts.size() > most) {
            parts.sort(Comparator.comparingLong(part -> part.counts().firstNs()));
        }
        Map<String, Router> routers = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String name = i < most ? parts.get(i).counts().exporter().text() : OTHER;
            routers.computeIfAbsent(name, key -> new Router(key, new ArrayList<>(1))).parts().add(parts.get(i));
        }
        return List.copyOf(routers.values());
    }

    long sum(ToLongFunction<ExporterCounts> of) {
        long sum = 0;
        for (Part part : parts) {
            sum += of.applyAsLong(part.counts());
        }
        return sum;
    }

    /** A figure of the part that was heard last. */
    long newest(ToLongFunction<ExporterCounts> of) {
        ExporterCounts newest = parts.get(0).counts();
        for (Part part : parts) {
            newest = part.counts().lastNs() > newest.lastNs() ? part.counts() : newest;
        }
        return of.applyAsLong(newest);
    }

    long sum(int version, ToLongFunction<VersionCounts> of) {
        long sum = 0;
        for (Part part : parts) {
            for (VersionCounts counts : part.counts().versions()) {
                sum += counts.version() == version ? of.applyAsLong(counts) : 0;
            }
        }
        return sum;
    }

    static int[] versions() {
        return VERSIONS;
    }

    boolean isOther() {
        return name.equals(OTHER);
    }
}
