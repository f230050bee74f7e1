// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.flow.NameKind;
import io.weir.codec.saved.SavedName;
import io.weir.codec.seeded.SeededMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Names that options data from one source port gave for one domain; they end when their sender starts over. */
final class NameTable {
    /** What a name costs besides its bytes: its objects and its place. */
    private static final int OVERHEAD_BYTES = 128;

    private final Map<NameKind, SeededMap<SavedName>> byKind = new EnumMap<>(NameKind.class);
    private int size;
    private long bytes;
    /** How often the stream had started over when they came. */
    int restarts;

    SavedName find(NameKind kind, long key) {
        SeededMap<SavedName> names = byKind.get(kind);
        return names == null ? null : names.get(key);
    }

    void put(SavedName name) {
        SavedName before = byKind.computeIfAbsent(name.kind(), kind -> new SeededMap<>()).put(name.key(), name);
        count(before, -1);
        count(name, 1);
    }

    void remove(SavedName name) {
        count(byKind.get(name.kind()).remove(name.key()), -1);
    }

    private void count(SavedName name, int sign) {
        if (name != null) {
            size += sign;
            bytes += sign * cost(name.bytes().length);
        }
    }

    /** What a name of so many bytes is counted with. */
    static long cost(int length) {
        return OVERHEAD_BYTES + length;
    }

    /** What all are counted with. */
    long bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** All, in no order; a copy. */
    List<SavedName> all() {
        List<SavedName> all = new ArrayList<>(size);
        byKind.values().forEach(names -> all.addAll(names.values()));
        return all;
    }

    /** Whether a known name is the one in {@code from}. */
    static boolean isSame(SavedName known, boolean wide, byte[] from, int offset, int length) {
        return known != null && known.wide() == wide
            && Arrays.equals(known.bytes(), 0, known.bytes().length, from, offset, offset + length);
    }
}
