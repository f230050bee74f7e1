// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct errors of late, each once with a count, in bounded space: those not seen for longest are forgotten
 * first. Any thread; the log's thread brings what workers met.
 */
public final class RecentErrors {
    private static final int MOST = 1000;

    private final Map<Key, Entry> known = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(String event, String subject) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::subject).thenComparing(Key::event);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * One kind of error of one exporter or part of Weir.
     *
     * @param event stable name of the kind
     * @param subject exporter's address, or empty
     * @param text the newest one in words
     * @param count how often
     * @param firstMs when it was first seen, milliseconds since 1970 UTC
     * @param lastMs when it was last seen
     */
    public record Entry(String event, String subject, String text, long count, long firstMs, long lastMs) {
    }

    /** Nothing went wrong yet. */
    public RecentErrors() {
    }

    /** Something went wrong. */
    public synchronized void add(String event, String subject, String text, long nowMs) {
        Key key = new Key(event, subject);
        Entry before = known.get(key);
        known.put(key, before == null ? new Entry(event, subject, text, 1, nowMs, nowMs)
            : new Entry(event, subject, text, before.count + 1, before.firstMs, nowMs));
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    /** All, the newest first. */
    public synchronized List<Entry> list() {
        List<Entry> all = new ArrayList<>(known.values());
        all.sort(Comparator.comparingLong(Entry::lastMs).reversed());
        return all;
    }
}
