// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * At most ten lines in any minute for one exporter and kind: nine, and one that says how many were left out. The log's
 * thread alone; bounded, the least recently used exporters and kinds are forgotten first.
 */
final class LineLimit {
    static final int LINES = 9;
    static final long MINUTE_NS = 60_000_000_000L;
    private static final int MOST_KEYS = 4096;

    private final Map<Key, Lines> keys = new LinkedHashMap<>(16, 0.75f, true);
    private final BiConsumer<Key, Long> summary;

    /** A limit that tells {@code summary} what was left out, about a minute after the first of it. */
    LineLimit(BiConsumer<Key, Long> summary) {
        this.summary = summary;
    }

    /** Whether one more line may be written now; counts it as left out if not. */
    boolean allow(Key key, long nowNs) {
        Lines lines = keys.get(key);
        if (lines == null) {
            makeRoom();
            lines = new Lines();
            keys.put(key, lines);
        }
        return lines.allow(nowNs);
    }

    private void makeRoom() {
        if (keys.size() < MOST_KEYS) {
            return;
        }
        var eldest = keys.entrySet().iterator();
        Map.Entry<Key, Lines> entry = eldest.next();
        tell(entry);
        eldest.remove();
    }

    /** Writes the summaries that are due; all of them if {@code last}. */
    void sweep(long nowNs, boolean last) {
        for (Map.Entry<Key, Lines> entry : keys.entrySet()) {
            Lines lines = entry.getValue();
            if (last || nowNs - lines.firstLeftOutNs >= MINUTE_NS) {
                tell(entry);
            }
        }
    }

    private void tell(Map.Entry<Key, Lines> entry) {
        long leftOut = entry.getValue().leftOut;
        if (leftOut > 0) {
            entry.getValue().leftOut = 0;
            summary.accept(entry.getKey(), leftOut);
        }
    }

    /** An exporter, as text, and a kind of line. */
    record Key(String exporter, String reason) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::exporter).thenComparing(Key::reason);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** When the last lines were written. */
    private static final class Lines {
        private final long[] times = new long[LINES];
        private int written;
        private long leftOut;
        private long firstLeftOutNs;

        boolean allow(long nowNs) {
            int at = written % LINES;
            // While a summary is owed, nothing else: it must find its place within the ten.
            if (leftOut > 0 || written >= LINES && nowNs - times[at] < MINUTE_NS) {
                if (leftOut++ == 0) {
                    firstLeftOutNs = nowNs;
                }
                return false;
            }
            times[at] = nowNs;
            written++;
            return true;
        }
    }
}
