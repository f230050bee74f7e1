// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.SamplingSettings;
import io.weir.codec.exporter.Exporter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
    private final ExporterTable table = new ExporterTable();
    private final Room agents = Room.ofAgents();
    private final ByAge proven = new ByAge();
    private final ByAge unproven = new ByAge();
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

    /** The state of an address that is heard at {@code nowNs}, new if it was unknown. */
    public ExporterState get(long hi, long lo, int scope, long nowNs) {
        ExporterState state = known(hi, lo, scope);
        if (state == null) {
            state = add(hi, lo, scope, nowNs);
        } else {
            (state.proven ? proven : unproven).heard(state, nowNs);
        }
        last = state;
        return state;
    }

    /** The state of an address; null if it is unknown. */
    ExporterState known(long hi, long lo, int scope) {
        ExporterState state = last;
        return state != null && state.exporter.is(hi, lo, scope) ? state : table.get(hi, lo, scope);
    }

    private ExporterState add(long hi, long lo, int scope, long nowNs) {
        while (!room.take(1) && evict()) {
            // Each round frees one place; other workers may take it first.
        }
        ExporterState state = new ExporterState(new Exporter(hi, lo, scope), sampling, agents);
        table.add(state);
        unproven.add(state, nowNs);
        remembered.add(state.counts);
        return state;
    }

    /** An exporter gave a decodable record: it outlives those that never did. */
    public void prove(ExporterState state) {
        if (!state.proven) {
            state.proven = true;
            unproven.remove(state);
            proven.add(state, state.placedNs);
        }
    }

    /** Forgets one exporter; false if there was none. The next {@link #get} still has its own place then. */
    private boolean evict() {
        ByAge from = unproven.size() == 0 ? proven : unproven;
        ExporterState state = from.oldest();
        if (state == null) {
            room.takeAnyway(1);
            return false;
        }
        from.remove(state);
        table.remove(state);
        room.give(1);
        counts.increment(DecodeCounter.EXPORTERS_EVICTED);
        remembered.remove(state.counts);
        agents.give(state.counts.agents());
        onForget.accept(state);
        last = last == state ? null : last;
        return true;
    }

    /** All exporters, those heard longest ago first; a copy. */
    public List<ExporterState> all() {
        List<ExporterState> all = new ArrayList<>(size());
        unproven.forEach(all::add);
        proven.forEach(all::add);
        return all;
    }

    /** Exporters remembered now. */
    public int size() {
        return proven.size() + unproven.size();
    }
}
