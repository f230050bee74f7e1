// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.seeded;

import org.agrona.collections.Long2LongHashMap;

/** Numbers by numbers that strangers choose; what is not there is 0. One thread. */
public final class SeededNumbers {
    private final Long2LongHashMap byHash = new Long2LongHashMap(0);

    /** None yet. */
    public SeededNumbers() {
    }

    /** The number of a key, 0 for none. */
    public long get(long key) {
        return byHash.get(Seed.of(key));
    }

    /** Sets the number of a key; 0 forgets it. */
    public void put(long key, long value) {
        if (value == 0) {
            byHash.remove(Seed.of(key));
        } else {
            byHash.put(Seed.of(key), value);
        }
    }

    /** How many keys there are. */
    public int size() {
        return byHash.size();
    }

    /** Forgets all. */
    public void clear() {
        byHash.clear();
    }

    /** Calls {@code each} for all keys, in no order. */
    public void forEach(Each each) {
        byHash.forEachLong((hash, value) -> each.accept(Seed.key(hash), value));
    }

    /** Takes a key and its number. */
    @FunctionalInterface
    public interface Each {
        /** Takes one. */
        void accept(long key, long value);
    }
}
