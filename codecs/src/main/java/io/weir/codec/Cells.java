// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Numbers that one thread writes and any reads: a reader may see a cell a moment late, never torn, and cells in any
 * order. An addition is a load and a store; no fence, nothing is allocated.
 */
public final class Cells {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] cells;

    /** All 0. */
    public Cells(int count) {
        cells = new long[count];
    }

    /** Adds to a cell; only the owner. */
    public void add(int cell, long amount) {
        add(cells, cell, amount);
    }

    /** Puts a value into a cell; only the owner. */
    public void set(int cell, long value) {
        set(cells, cell, value);
    }

    /** The value of a cell; any thread. */
    public long get(int cell) {
        return get(cells, cell);
    }

    /** As {@link #add(int, long)}; owners of which there are many keep the array without an object around it. */
    public static void add(long[] cells, int cell, long amount) {
        CELL.setOpaque(cells, cell, cells[cell] + amount);
    }

    /** As {@link #set(int, long)}. */
    public static void set(long[] cells, int cell, long value) {
        CELL.setOpaque(cells, cell, value);
    }

    /** As {@link #get(int)}. */
    public static long get(long[] cells, int cell) {
        return (long) CELL.getOpaque(cells, cell);
    }
}
