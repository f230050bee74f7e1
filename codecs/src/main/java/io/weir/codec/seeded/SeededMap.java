// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.seeded;

import java.util.Collection;
import java.util.function.LongFunction;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * A map by numbers that strangers choose. One thread.
 *
 * @param <V> what is kept
 */
public final class SeededMap<V> {
    private final Long2ObjectHashMap<V> byHash = new Long2ObjectHashMap<>();

    /** An empty map. */
    public SeededMap() {
    }

    /** What is kept by that key; null if nothing is. */
    public V get(long key) {
        return byHash.get(Seed.of(key));
    }

    /** Whether anything is kept by that key. */
    public boolean containsKey(long key) {
        return byHash.containsKey(Seed.of(key));
    }

    /** Keeps {@code value}; returns what was kept before, or null. */
    public V put(long key, V value) {
        return byHash.put(Seed.of(key), value);
    }

    /** What is kept by that key, {@code made} first if there is nothing. */
    public V computeIfAbsent(long key, LongFunction<V> made) {
        return byHash.computeIfAbsent(Seed.of(key), hash -> made.apply(key));
    }

    /** Forgets what is kept by that key; returns it, or null. */
    public V remove(long key) {
        return byHash.remove(Seed.of(key));
    }

    /** Forgets all. */
    public void clear() {
        byHash.clear();
    }

    /** All that is kept, in no order; a view. */
    public Collection<V> values() {
        return byHash.values();
    }

    /** How many keys there are. */
    public int size() {
        return byHash.size();
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return byHash.isEmpty();
    }
}
