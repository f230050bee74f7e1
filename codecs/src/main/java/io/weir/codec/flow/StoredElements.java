// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.seeded.SeededMap;
import io.weir.codec.template.Layout;
import java.util.Arrays;

/** The elements of a record that comes from a stored form: what they are, and a copy of their values. One thread. */
final class StoredElements {
    /** Layouts kept, so that records of one kind have the same one. */
    private static final int MAX_LAYOUTS = 1024;
    /** Fields of all of them, some 32 bytes each: a message may have tens of thousands. */
    private static final int MAX_FIELDS = 64 << 10;

    private final SeededMap<Layout> layouts = new SeededMap<>();
    private int fields;
    private Layout last = Layout.NONE;
    private byte[] bytes = new byte[256];
    private int used;
    private long[] enterprises = new long[32];
    private int[] ids = new int[32];
    private int[] lengths = new int[32];
    private int[] offsets = new int[33];
    private int size;

    void clear() {
        size = 0;
        used = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * Adds an element.
     *
     * @param bytesOfValue what its value takes
     * @param length as a layout has it: that, or {@link Layout#VARIABLE}
     * @return where its value goes in {@link #bytes}
     */
    int add(long enterprise, int id, int bytesOfValue, int length) {
        if (size == ids.length) {
            enterprises = Arrays.copyOf(enterprises, 2 * size);
            ids = Arrays.copyOf(ids, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
            offsets = Arrays.copyOf(offsets, 2 * size + 1);
        }
        if (used + bytesOfValue > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + bytesOfValue));
        }
        enterprises[size] = enterprise;
        ids[size] = id;
        lengths[size] = length;
        offsets[size++] = used;
        used += bytesOfValue;
        offsets[size] = used;
        return offsets[size - 1];
    }

    /** The array that values lie in; another one after {@link #add}. */
    byte[] bytes() {
        return bytes;
    }

    int offset(int i) {
        return offsets[i];
    }

    int length(int i) {
        return offsets[i + 1] - offsets[i];
    }

    /** The layout of the elements: the same object for the same elements. */
    Layout layout() {
        if (!fits(last)) {
            long key = size;
            for (int i = 0; i < size; i++) {
                key = 31 * (31 * (31 * key + enterprises[i]) + ids[i]) + lengths[i];
            }
            Layout known = layouts.get(key);
            last = known != null && fits(known) ? known : make(key);
        }
        return last;
    }

    private Layout make(long key) {
        if (layouts.size() >= MAX_LAYOUTS || fields + size > MAX_FIELDS) {
            layouts.clear();
            fields = 0;
        }
        Layout layout = new Layout(Arrays.copyOf(enterprises, size), Arrays.copyOf(ids, size),
            Arrays.copyOf(lengths, size), 0);
        Layout before = layouts.put(key, layout);
        fields += size - (before == null ? 0 : before.fieldCount());
        return layout;
    }

    /** The fields of all layouts that are kept. */
    int keptFields() {
        return fields;
    }

    private boolean fits(Layout layout) {
        boolean fits = layout.fieldCount() == size;
        for (int i = 0; fits && i < size; i++) {
            fits = layout.id(i) == ids[i] && layout.enterprise(i) == enterprises[i] && layout.length(i) == lengths[i];
        }
        return fits;
    }
}
