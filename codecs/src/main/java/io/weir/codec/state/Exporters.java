// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.SamplingSettings;
import io.weir.codec.exporter.Exporter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The exporters of one worker, bounded: when full, those that never gave a decodable record go first, then the ones not
 * heard for longest. One thread.
 */
public final class Exporters {
    private final SamplingSettings sampling;
    private final Bounds.Share room;
    private final DecodeCounts counts;
    private final Remembered remembered;
    private final Consumer<ExporterState> onForget;
    private final Map<Address, ExporterState> proven = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Address, ExporterState> unproven = new LinkedHashMap<>(16, 0.75f, true);
    private final Address probe = new Address();
    private ExporterState last;

    /** An empty table; {@code onForget} releases what an exporter held. */
    public Exporters(SamplingSettings sampling, Bounds.Share room, DecodeCounts counts, Remembered remembered,
        Consumer<ExporterState> onForget) {
        this.sampling = sampling;
        this.room = room;
        this.counts = counts;
        this.remembered = remembered;
        this.onForget = onForget;
    }

    /** The state of an address, new if it was unknown. */
    public ExporterState get(long hi, long lo, int scope) {
        ExporterState state = last;
        if (state != null && state.exporter.lo() == lo && state.exporter.hi() == hi
            && state.exporter.scope() == scope) {
            return state;
        }
        probe.set(hi, lo, scope);
        state = proven.get(probe);
        if (state == null) {
            state = unproven.get(probe);
        }
        if (state == null) {
            state = add(hi, lo, scope);
        }
        last = state;
        return state;
    }

    private ExporterState add(long hi, long lo, int scope) {
        while (!room.take(1) && evict()) {
            // Each round frees one place; other workers may take it first.
        }
        ExporterState state = new ExporterState(new Exporter(hi, lo, scope), sampling);
        Address key = new Address();
        key.set(hi, lo, scope);
        unproven.put(key, state);
        remembered.add(state.counts);
        return state;
    }

    /** An exporter gave a decodable record: it outlives those that never did. */
    public void prove(ExporterState state) {
        if (!state.proven) {
            state.proven = true;
            Address key = new Address();
            key.set(state.exporter.hi(), state.exporter.lo(), state.exporter.scope());
            unproven.remove(key);
            proven.put(key, state);
        }
    }

    /** Forgets one exporter; false if there was none. The next {@link #get} still has its own place then. */
    private boolean evict() {
        Map<Address, ExporterState> from = unproven.isEmpty() ? proven : unproven;
        Iterator<ExporterState> oldest = from.values().iterator();
        if (!oldest.hasNext()) {
            room.takeAnyway(1);
            return false;
        }
        ExporterState state = oldest.next();
        oldest.remove();
        room.give(1);
        counts.increment(DecodeCounter.EXPORTERS_EVICTED);
        remembered.remove(state.counts);
        onForget.accept(state);
        last = last == state ? null : last;
        return true;
    }

    /** The least useful exporter of those that hold something, other than {@code keep}; null if there is none. */
    ExporterState leastUseful(ExporterState keep, Predicate<ExporterState> holds) {
        ExporterState first = oldest(unproven, keep, holds);
        return first != null ? first : oldest(proven, keep, holds);
    }

    /** The one longest silent of those that never gave a decodable record and hold something; null if there is none. */
    ExporterState unproven(Predicate<ExporterState> holds) {
        return oldest(unproven, null, holds);
    }

    private static ExporterState oldest(Map<Address, ExporterState> from, ExporterState keep,
        Predicate<ExporterState> holds) {
        for (ExporterState state : from.values()) {
            if (state != keep && holds.test(state)) {
                return state;
            }
        }
        return null;
    }

    /** All exporters, those heard longest ago first; a copy. */
    public List<ExporterState> all() {
        List<ExporterState> all = new ArrayList<>(size());
        all.addAll(unproven.values());
        all.addAll(proven.values());
        return all;
    }

    /** What other threads may see. */
    Remembered remembered() {
        return remembered;
    }

    /** Exporters remembered now. */
    public int size() {
        return proven.size() + unproven.size();
    }
}
