// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.receive;

import io.weir.codec.exporter.Exporter;
import io.weir.engine.metrics.SourceCount;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Datagrams of sources, counted apart for those with most of them and together for the rest: bounded, however many
 * addresses are forged. The socket's thread counts, any thread may {@link #list}.
 *
 * <p>A source lies within {@code WINDOW} rows of its hash. When all are taken, the least of them makes room: of forged
 * addresses each takes the place of the one before.
 */
final class TopSources {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int ROWS = 1024;
    private static final int WINDOW = 8;
    /** Longs of a row. */
    private static final int ROW = 8;
    /** Odd while a row changes hands. */
    private static final int VERSION = 0;
    private static final int HI = 1;
    private static final int LO = 2;
    private static final int SCOPE = 3;
    /** Under which lists it was last counted. */
    private static final int GENERATION = 4;
    private static final int COUNT = 5;
    /** Payload bytes of the datagrams that were counted. */
    private static final int BYTES = 6;
    private static final int TOTAL = ROWS * ROW;

    private final long[] cells = new long[TOTAL + 1];

    /** Counts a datagram of a source if it has a row that was last counted under the same generation of lists. */
    boolean countKnown(long hi, long lo, int scope, int generation, int bytes) {
        int row = find(hi, lo, scope);
        if (row < 0 || cells[row + GENERATION] != generation) {
            return false;
        }
        increment(row, bytes);
        return true;
    }

    /** Counts a datagram of a source, with its payload. */
    void count(long hi, long lo, int scope, int generation, int bytes) {
        int row = find(hi, lo, scope);
        if (row < 0) {
            row = least(hi, lo);
            take(row, hi, lo, scope);
        }
        cells[row + GENERATION] = generation;
        increment(row, bytes);
    }

    private void increment(int row, int bytes) {
        CELL.setOpaque(cells, row + BYTES, cells[row + BYTES] + bytes);
        CELL.setOpaque(cells, row + COUNT, cells[row + COUNT] + 1);
        CELL.setOpaque(cells, TOTAL, cells[TOTAL] + 1);
    }

    private int find(long hi, long lo, int scope) {
        int start = (int) AddressHash.of(hi, lo);
        for (int i = 0; i < WINDOW; i++) {
            int row = (start + i & ROWS - 1) * ROW;
            if (cells[row + LO] == lo && cells[row + HI] == hi && cells[row + SCOPE] == scope
                && cells[row + COUNT] > 0) {
                return row;
            }
        }
        return -1;
    }

    private int least(long hi, long lo) {
        int start = (int) AddressHash.of(hi, lo);
        int least = (start & ROWS - 1) * ROW;
        for (int i = 1; i < WINDOW; i++) {
            int row = (start + i & ROWS - 1) * ROW;
            least = cells[row + COUNT] < cells[least + COUNT] ? row : least;
        }
        return least;
    }

    private void take(int row, long hi, long lo, int scope) {
        long version = cells[row + VERSION];
        CELL.setOpaque(cells, row + VERSION, version + 1);
        VarHandle.storeStoreFence();
        CELL.setOpaque(cells, row + HI, hi);
        CELL.setOpaque(cells, row + LO, lo);
        CELL.setOpaque(cells, row + SCOPE, (long) scope);
        CELL.setOpaque(cells, row + COUNT, 0L);
        CELL.setOpaque(cells, row + BYTES, 0L);
        CELL.setRelease(cells, row + VERSION, version + 2);
    }

    /** Datagrams of all sources; any thread. */
    long total() {
        return (long) CELL.getOpaque(cells, TOTAL);
    }

    /** Adds the sources that have a row to {@code to}; any thread. */
    void list(List<SourceCount> to) {
        for (int row = 0; row < TOTAL; row += ROW) {
            SourceCount source = read(row);
            if (source != null && source.datagrams() > 0) {
                to.add(source);
            }
        }
    }

    /** All sources that have a row, in no order; any thread. */
    List<SourceCount> list() {
        List<SourceCount> all = new ArrayList<>();
        list(all);
        return all;
    }

    /** A row as it was at one moment; null for one that changes hands faster than it can be read. */
    private SourceCount read(int row) {
        long version = (long) CELL.getAcquire(cells, row + VERSION);
        long hi = (long) CELL.getOpaque(cells, row + HI);
        long lo = (long) CELL.getOpaque(cells, row + LO);
        long scope = (long) CELL.getOpaque(cells, row + SCOPE);
        long count = (long) CELL.getOpaque(cells, row + COUNT);
        long bytes = (long) CELL.getOpaque(cells, row + BYTES);
        VarHandle.loadLoadFence();
        boolean whole = (version & 1) == 0 && version == (long) CELL.getOpaque(cells, row + VERSION);
        return whole && count > 0 ? new SourceCount(new Exporter(hi, lo, (int) scope), count, bytes) : null;
    }
}
