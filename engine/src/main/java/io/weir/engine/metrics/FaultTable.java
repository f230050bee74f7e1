// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import io.weir.codec.seeded.Seed;
import java.util.ArrayList;
import java.util.List;

/**
 * How often each fault was met, by exporter, in bounded space: one table per worker, counted by its thread.
 *
 * <p>Exporters beyond the bound are counted together, in {@link #others}. Any thread may read; what it sees may be a
 * moment old.
 */
public final class FaultTable {
    private final int limit;
    private final int mask;
    private final Exporter[] exporters;
    private final long[][] rows;
    private final long[] total = new long[Fault.count()];
    private final long[] others = new long[Fault.count()];
    private int size;

    /** A table for at most {@code limit} exporters. */
    public FaultTable(int limit) {
        this.limit = limit;
        int capacity = Integer.highestOneBit(Math.max(8, limit) * 2 - 1) << 1;
        mask = capacity - 1;
        exporters = new Exporter[capacity];
        rows = new long[capacity][];
    }

    /** Counts one fault; the owner's thread. */
    public void count(Exporter exporter, Fault fault) {
        total[fault.ordinal()]++;
        row(exporter)[fault.ordinal()]++;
    }

    private long[] row(Exporter exporter) {
        int at = hash(exporter) & mask;
        while (exporters[at] != null) {
            if (same(exporters[at], exporter)) {
                return rows[at];
            }
            at = at + 1 & mask;
        }
        return size < limit ? add(at, exporter) : others;
    }

    private long[] add(int at, Exporter exporter) {
        size++;
        rows[at] = new long[Fault.count()];
        exporters[at] = exporter;
        return rows[at];
    }

    private static boolean same(Exporter a, Exporter b) {
        return a == b || a.lo() == b.lo() && a.hi() == b.hi() && a.scope() == b.scope();
    }

    private static int hash(Exporter e) {
        return (int) Seed.of(e.hi(), e.lo()) + e.scope();
    }

    /** How often {@code fault} was met, all exporters. */
    public long total(Fault fault) {
        return total[fault.ordinal()];
    }

    /** How often {@code fault} was met with exporters beyond the bound. */
    public long others(Fault fault) {
        return others[fault.ordinal()];
    }

    /** How often {@code fault} was met with an exporter that has a row of its own; else 0. */
    public long count(long hi, long lo, int scope, Fault fault) {
        for (Row row : rows()) {
            Exporter e = row.exporter();
            if (e.hi() == hi && e.lo() == lo && e.scope() == scope) {
                return row.counts()[fault.ordinal()];
            }
        }
        return 0;
    }

    /** All exporters with faults, in no order. */
    public List<Row> rows() {
        List<Row> found = new ArrayList<>();
        for (int i = 0; i < exporters.length; i++) {
            Exporter exporter = exporters[i];
            long[] counts = rows[i];
            if (exporter != null && counts != null) {
                found.add(new Row(exporter, counts.clone()));
            }
        }
        return found;
    }

    /**
     * The faults of one exporter.
     *
     * @param exporter whose
     * @param counts by {@link Fault#ordinal}
     */
    public record Row(Exporter exporter, long[] counts) {
        /** Faults in all. */
        public long total() {
            long sum = 0;
            for (long count : counts) {
                sum += count;
            }
            return sum;
        }
    }
}
