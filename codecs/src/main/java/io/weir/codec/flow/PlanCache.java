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
public final class PlanCache<P extends PlanCache.Plan> {
    private static final long LEAST_BYTES = 256 << 10;
    private static final long MOST_BYTES = 2 << 20;
    /** An encoder may take this part of the heap. */
    private static final int PART = 512;
    /** What a plan takes besides itself: its entry, and its place in the map. */
    private static final int ENTRY_BYTES = 128;
    /** A layout that nothing else may know any more, and each of its fields. */
    private static final int LAYOUT_BYTES = 200;
    private static final int FIELD_BYTES = 32;
    private static final int MIX = 31;

    private final SeededMap<Entry<P>> plans = new SeededMap<>();
    private final BiFunction<FlowRecord, long[], P> maker;
    private final boolean byLayout;
    private final long most;
    private long bytes;
    private Schema lastSchema;
    /** Null unless there is a plan for each layout. */
    private Layout lastLayout;
    private long[] lastWords;
    private long lastPresence;
    private P last;

    /** What is made for a set. */
    public interface Plan {
        /** The heap that it takes, about. */
        int bytes();
    }

    private record Entry<P extends Plan>(Schema schema, Layout layout, long[] words, P plan) {
        boolean fits(FlowRecord record, long presence) {
            return schema == record.schema() && (layout == null || layout == record.filledBy())
                && words[0] == presence && matches(words, record);
        }
    }

    /**
     * An empty cache.
     *
     * @param byLayout whether records with the same columns and other elements need a plan of their own
     * @param most bytes of plans that are kept, so that a flood of different records does not fill the heap: all go
     *     before there are more, but one is kept whatever it takes
     * @param maker makes a plan for records like the one given, and each {@link FlowRecord#presence(int)}
     */
    public PlanCache(boolean byLayout, long most, BiFunction<FlowRecord, long[], P> maker) {
        this.maker = maker;
        this.most = most;
        this.byLayout = byLayout;
    }

    /** What all plans of one encoder may take together in a heap of so many bytes. */
    public static long most(long heapBytes) {
        return Math.max(LEAST_BYTES, Math.min(MOST_BYTES, heapBytes / PART));
    }

    /**
     * What one cache of an encoder may take in this process. Elements may be lists of records, which are written by
     * caches of their own: each has half of what is left, so that all take no more than {@link #most(long)}.
     *
     * @param depth in how many lists its records lie
     */
    public static long mostAt(boolean byLayout, int depth) {
        long all = most(Runtime.getRuntime().maxMemory());
        return byLayout ? all >> depth + 1 : all;
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
        long[] words = new long[record.schema().words()];
        Arrays.setAll(words, record::presence);
        words[0] = presence;
        Entry<P> entry = new Entry<>(record.schema(), byLayout ? record.filledBy() : null, words,
            maker.apply(record, words));
        bytes -= bytes(plans.remove(key));
        if (bytes + bytes(entry) > most) {
            plans.clear();
            bytes = 0;
        }
        plans.put(key, entry);
        bytes += bytes(entry);
        return entry;
    }

    private static long bytes(Entry<?> entry) {
        if (entry == null) {
            return 0;
        }
        long ofLayout = entry.layout() == null ? 0 : LAYOUT_BYTES + (long) FIELD_BYTES * entry.layout().fieldCount();
        return ENTRY_BYTES + (long) Long.BYTES * entry.words().length + entry.plan().bytes() + ofLayout;
    }

    /** What all plans take that are kept. */
    long bytes() {
        return bytes;
    }
}
