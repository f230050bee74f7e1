// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.seeded.SeededMap;
import io.weir.codec.template.Layout;
import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * What an encoder made for the columns that a record has: a few sets of columns serve thousands of templates. One
 * that prints elements, too, needs it for each layout. One thread; allocates only for a set it has not met.
 *
 * @param <P> what is made for a set
 */
public final class PlanCache<P> {
    /** Plans kept; a flood of different column sets must not fill the heap. */
    private static final int MAX_PLANS = 4096;
    /** With a plan for each layout, which is larger. */
    private static final int MAX_LAYOUTS = 1024;
    private static final int MIX = 31;

    private final SeededMap<Entry<P>> plans = new SeededMap<>();
    private final BiFunction<FlowRecord, long[], P> maker;
    private final boolean byLayout;
    private Schema lastSchema;
    /** Null unless there is a plan for each layout. */
    private Layout lastLayout;
    private long[] lastWords;
    private long lastPresence;
    private P last;

    private record Entry<P>(Schema schema, Layout layout, long[] words, P plan) {
        boolean fits(FlowRecord record, long presence) {
            return schema == record.schema() && (layout == null || layout == record.filledBy())
                && words[0] == presence && matches(words, record);
        }
    }

    /**
     * An empty cache.
     *
     * @param byLayout whether records with the same columns and other elements need a plan of their own
     * @param maker makes a plan for records like the one given, and each {@link FlowRecord#presence(int)}
     */
    public PlanCache(boolean byLayout, BiFunction<FlowRecord, long[], P> maker) {
        this.maker = maker;
        this.byLayout = byLayout;
    }

    /** The plan for the columns of a record, but those in {@code without} of the first 64. */
    public P of(FlowRecord record, long without) {
        long presence = record.presence() & ~without;
        if (presence != lastPresence || record.schema() != lastSchema
            || byLayout && record.filledBy() != lastLayout || lastWords.length > 1 && !matches(lastWords, record)) {
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
        long key = byLayout ? presence ^ (long) System.identityHashCode(record.filledBy()) << 32 : presence;
        for (int i = 1; i < record.schema().words(); i++) {
            key = MIX * key + record.presence(i);
        }
        Entry<P> entry = plans.get(key);
        if (entry == null || !entry.fits(record, presence)) {
            entry = add(key, record, presence);
        }
        lastSchema = record.schema();
        lastLayout = entry.layout();
        lastWords = entry.words();
        return entry.plan();
    }

    private Entry<P> add(long key, FlowRecord record, long presence) {
        if (plans.size() >= (byLayout ? MAX_LAYOUTS : MAX_PLANS)) {
            plans.clear();
        }
        long[] words = new long[record.schema().words()];
        Arrays.setAll(words, record::presence);
        words[0] = presence;
        Entry<P> entry = new Entry<>(record.schema(), byLayout ? record.filledBy() : null, words,
            maker.apply(record, words));
        plans.put(key, entry);
        return entry;
    }
}
