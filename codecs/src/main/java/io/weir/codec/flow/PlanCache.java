// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.seeded.SeededMap;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What an encoder made for the columns that a record has: a few sets of columns serve thousands of templates. One
 * thread; allocates only for a set it has not met.
 *
 * @param <P> what is made for a set
 */
public final class PlanCache<P> {
    /** Plans kept; a flood of different column sets must not fill the heap. */
    private static final int MAX_PLANS = 4096;
    private static final int MIX = 31;

    private final SeededMap<Entry<P>> plans = new SeededMap<>();
    private final Function<long[], P> maker;
    private long[] lastWords = new long[0];
    private long lastPresence;
    private P last;

    private record Entry<P>(long[] words, P plan) {
    }

    /** An empty cache; {@code maker} makes a plan for the {@link FlowRecord#presence(int)} of all words. */
    public PlanCache(Function<long[], P> maker) {
        this.maker = maker;
    }

    /** The plan for the columns of a record, but those in {@code without} of the first 64. */
    public P of(FlowRecord record, long without) {
        long presence = record.presence() & ~without;
        if (presence != lastPresence || last == null || lastWords.length > 1 && !isLast(record)) {
            last = find(record, presence);
            lastPresence = presence;
        }
        return last;
    }

    private boolean isLast(FlowRecord record) {
        return matches(lastWords, record);
    }

    private static boolean matches(long[] words, FlowRecord record) {
        for (int i = 1; i < words.length; i++) {
            if (words[i] != record.presence(i)) {
                return false;
            }
        }
        return true;
    }

    private P find(FlowRecord record, long presence) {
        long key = presence;
        for (int i = 1; i < record.schema().words(); i++) {
            key = MIX * key + record.presence(i);
        }
        Entry<P> entry = plans.get(key);
        if (entry == null || entry.words()[0] != presence || !matches(entry.words(), record)) {
            entry = add(key, record, presence);
        }
        lastWords = entry.words();
        return entry.plan();
    }

    private Entry<P> add(long key, FlowRecord record, long presence) {
        if (plans.size() >= MAX_PLANS) {
            plans.clear();
        }
        long[] words = new long[record.schema().words()];
        Arrays.setAll(words, record::presence);
        words[0] = presence;
        Entry<P> entry = new Entry<>(words, maker.apply(words));
        plans.put(key, entry);
        return entry;
    }
}
