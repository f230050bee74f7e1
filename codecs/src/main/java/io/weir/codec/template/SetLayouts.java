// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.template;

import java.util.Arrays;

/**
 * By which template each data set of a datagram was read: the one that held where the set stands, whatever comes behind
 * it. Sets without one are missing. Reused; one thread.
 */
public final class SetLayouts {
    private int[] starts = new int[16];
    private Layout[] layouts = new Layout[16];
    private boolean[] options = new boolean[16];
    private int size;
    private int next;

    /** Forgets all. */
    public void clear() {
        size = 0;
        next = 0;
    }

    /** Adds the set whose body starts at {@code start}, behind all that were added before. */
    public void add(int start, Layout layout, boolean isOptions) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            layouts = Arrays.copyOf(layouts, 2 * size);
            options = Arrays.copyOf(options, 2 * size);
        }
        starts[size] = start;
        layouts[size] = layout;
        options[size++] = isOptions;
    }

    /** The number of the set whose body starts at {@code start}; -1 for none. Quick if asked in the order of sets. */
    public int indexOf(int start) {
        if (next < size && starts[next] == start) {
            return next++;
        }
        int found = Arrays.binarySearch(starts, 0, size, start);
        next = found < 0 ? next : found + 1;
        return found < 0 ? -1 : found;
    }

    /** The fields of set {@code i}. */
    public Layout layout(int i) {
        return layouts[i];
    }

    /** Whether the records of set {@code i} are options data. */
    public boolean isOptions(int i) {
        return options[i];
    }
}
