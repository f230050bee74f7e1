// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Data sets that came before their template: kept within bounds until it comes, then handed over in their order. One
 * thread.
 */
public final class LateData {
    /** A template that is merely a datagram or two late is not worth a line in the log. */
    private static final long TELL_AFTER_NS = 5_000_000_000L;

    private final DecoderSettings settings;
    private final Bounds.Share room;
    private final DecodeCounts counts;
    private final Templates templates;
    private final Holders holders = new Holders();
    private final DecodeListener listener;
    private final Set<LateSet> byAge = new LinkedHashSet<>();
    private long nowNs;
    private boolean ticked;

    /** Nothing waits yet. */
    public LateData(DecoderSettings settings, Bounds.Share room, DecodeCounts counts, Templates templates,
        DecodeListener listener) {
        this.settings = settings;
        this.room = room;
        this.counts = counts;
        this.templates = templates;
        this.listener = listener;
    }

    /** Keeps the body of a data set, {@code start} to {@code end}, or counts why it cannot. */
    public void keep(ExporterState state, Session session, Datagram datagram, int templateId, int start, int end) {
        int bytes = end - start + LateSet.OVERHEAD_BYTES;
        if (state.lateBytes + bytes > settings.lateBytesPerExporter() || !makeRoom(state, bytes)) {
            counts.increment(DecodeCounter.SETS_LATE_FULL);
            listener.onFault(Fault.LATE_FULL, datagram, templateId);
            return;
        }
        LateSet set = new LateSet(state, session, datagram, templateId, start, end,
            ticked ? nowNs : datagram.receivedNs());
        if (state.lateBytes == 0) {
            holders.add(state);
        }
        state.lateBytes += bytes;
        session.domain.waiting.computeIfAbsent(templateId, id -> new Waiting(datagram.receivedNs())).sets.add(set);
        byAge.add(set);
        counts.increment(DecodeCounter.SETS_LATE);
    }

    /** An exporter that works takes the room of those that never gave a record: most may be forged. */
    private boolean makeRoom(ExporterState state, int bytes) {
        boolean taken = room.take(bytes);
        while (!taken && state.proven) {
            ExporterState other = holders.unproven(state);
            if (other == null) {
                return false;
            }
            other.sessions().forEach(session -> drop(other, session, Fault.LATE_DISPLACED));
            taken = room.take(bytes);
        }
        return taken;
    }

    /** Whether any set of the session's domain waits for a template of that number. */
    public boolean isAwaited(Session session, int templateId) {
        return session.domain.waiting.containsKey(templateId);
    }

    /** Hands over what waited for a template that {@code session} just defined; gives how many sets. */
    public int release(Session session, int templateId, Consumer<LateSet> to) {
        Waiting waiting = session.domain.waiting.get(templateId);
        if (waiting == null) {
            return 0;
        }
        int released = 0;
        for (Iterator<LateSet> sets = waiting.sets.iterator(); sets.hasNext();) {
            LateSet set = sets.next();
            if (templates.sharing().serves(set, session)) {
                sets.remove();
                give(set);
                to.accept(set);
                released++;
            }
        }
        if (waiting.sets.isEmpty()) {
            session.domain.waiting.remove(templateId);
        }
        return released;
    }

    /** What waits now, by domain and template, the longest first, at most so many. */
    public List<AwaitedTemplate> awaited(int most) {
        List<AwaitedTemplate> all = new ArrayList<>();
        for (LateSet set : byAge) {
            Waiting waiting = set.session.domain.waiting.get(set.templateId);
            if (waiting.sets.get(0) == set && all.size() < most) {
                all.add(new AwaitedTemplate(set.state.exporter, set.session.port, set.session.domain.protocol,
                    set.session.domain.id, set.templateId, waiting.sets.size(), waiting.bytes(), waiting.sinceNs,
                    set.session.strangerWith(set.templateId)));
            }
        }
        return all;
    }

    /**
     * Drops what waited too long, and tells of what has waited a while; {@code time} is nanoseconds of a clock that
     * nobody sets, or of receive times.
     */
    public void tick(long time) {
        nowNs = time;
        ticked = true;
        for (LateSet oldest = oldest(); oldest != null && isOver(oldest); oldest = oldest()) {
            drop(oldest, Fault.LATE_EXPIRED);
        }
        for (LateSet set : byAge) {
            if (nowNs - set.sinceNs < TELL_AFTER_NS) {
                return;
            }
            tell(set);
        }
    }

    private LateSet oldest() {
        return byAge.isEmpty() ? null : byAge.iterator().next();
    }

    private boolean isOver(LateSet set) {
        return nowNs - set.sinceNs >= settings.lateNs();
    }

    private void tell(LateSet set) {
        Waiting waiting = set.session.domain.waiting.get(set.templateId);
        if (!waiting.told) {
            waiting.told = true;
            listener.onWaiting(set.datagram(), set.templateId, waiting.sets.size(), waiting.bytes(),
                set.session.strangerWith(set.templateId));
        }
    }

    /** Drops what waits for a session that is forgotten. */
    public void forget(ExporterState state, Session session) {
        drop(state, session, Fault.LATE_EVICTED);
    }

    private void drop(ExporterState state, Session session, Fault fault) {
        if (state.lateBytes == 0) {
            return;
        }
        for (Waiting waiting : List.copyOf(session.domain.waiting.values())) {
            for (LateSet set : List.copyOf(waiting.sets)) {
                if (set.session == session) {
                    drop(set, fault);
                }
            }
        }
    }

    private void drop(LateSet set, Fault fault) {
        Waiting waiting = set.session.domain.waiting.get(set.templateId);
        waiting.sets.remove(set);
        if (waiting.sets.isEmpty()) {
            set.session.domain.waiting.remove(set.templateId);
        }
        give(set);
        counts.increment(DecodeCounter.SETS_LATE_DROPPED);
        listener.onFault(fault, set.datagram(), set.templateId);
    }

    private void give(LateSet set) {
        byAge.remove(set);
        set.state.lateBytes -= set.bytes();
        room.give(set.bytes());
        if (set.state.lateBytes == 0) {
            holders.remove(set.state);
        }
    }

    /** Drops all that still waits; for the end of a capture. */
    public void close() {
        tick(Long.MAX_VALUE);
    }
}
