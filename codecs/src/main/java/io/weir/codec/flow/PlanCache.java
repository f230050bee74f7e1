// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.seeded.SeededMap;
import java.util.Arrays;
import java.util.function.BiFunction;

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
    private final BiFunction<Schema, long[], P> maker;
    private Schema lastSchema;
    private long[] lastWords;
    private long lastPresence;
    private P last;

    private record Entry<P>(Schema schema, long[] words, P plan) {
        boolean fits(FlowRecord record, long presence) {
            return schema == record.schema() && words[0] == presence && matches(words, record);
        }
    }

    /** An empty cache; {@code maker} makes a plan for a schema and each {@link FlowRecord#presence(int)}. */
    public PlanCache(BiFunction<Schema, long[], P> maker) {
        this.maker = maker;
    }

    /** The plan for the columns of a record, but those in {@code without} of the first 64. */
    public P of(FlowRecord record, long without) {
        long presence = record.presence() & ~without;
        if (presence != lastPresence || record.schema() != lastSchema
            || lastWords.length > 1 && !matches(lastWords, record)) {
            last = find(record, presence);
            lastPresence = presence;
        }
        return last;
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
        if (entry == null || !entry.fits(record, presence)) {
            entry = add(key, record, presence);
        }
        lastSchema = record.schema();
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
        Entry<P> entry = new Entry<>(record.schema(), words, maker.apply(record.schema(), words));
        plans.put(key, entry);
        return entry;
    }
}
