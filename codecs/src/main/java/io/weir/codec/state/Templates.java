// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Pace;
import io.weir.codec.element.TaughtElements;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.SamplerRates;
import io.weir.codec.flow.TypeFields;
import io.weir.codec.saved.SavedRate;
import io.weir.codec.saved.SavedTemplate;
import io.weir.codec.template.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** The templates of one worker's exporters, bounded by bytes. One thread. */
public final class Templates {
    private static final Comparator<Held> LEAST_USEFUL_FIRST =
        Comparator.<Held, Boolean>comparing(held -> held.template.used).thenComparing(held -> held.template.lastUsedNs);
    /** One eviction frees this part of an exporter's templates, so that a flood of them costs little each. */
    private static final int PART = 8;

    /**
     * Sessions looked at for templates to borrow, for one datagram and for each byte of it: sets times source ports
     * would be too many. What is not found waits, and is found where its template comes again.
     */
    private static final int SEARCHES = 128;
    private static final int SEARCHES_PER_BYTE = 4;

    /** What a sampler costs: its rate for source port, domain and exporter. */
    private static final int SAMPLER_BYTES = 96;

    private final long maxPerExporter;
    private final Pace pace;
    private final Bounds.Share room;
    private final DecodeCounts counts;
    private final Remembered remembered;
    private final Holders holders = new Holders();
    private final Sharing sharing;
    private final Definitions definitions;
    private final DecodeListener listener;
    private final KnownNames names;

    private int searchesLeft;

    private record Held(Session session, Template template) {
    }

    /** No templates yet. */
    public Templates(DecoderSettings settings, Bounds.Share room, DecodeCounts counts, Remembered remembered,
        DecodeListener listener, KnownNames names) {
        this.names = names;
        this.listener = listener;
        this.maxPerExporter = settings.templateBytesPerExporter();
        this.pace = settings.templatePace();
        this.room = room;
        this.counts = counts;
        this.remembered = remembered;
        this.sharing = new Sharing(settings.templateScope());
        this.definitions = new Definitions(settings.binder(), settings.names());
    }

    /** The names that options data gave. */
    public KnownNames names() {
        return names;
    }

    Sharing sharing() {
        return sharing;
    }

    /** The next datagram begins. */
    public void begin(Datagram datagram) {
        searchesLeft = SEARCHES + SEARCHES_PER_BYTE * datagram.length();
    }

    /** The template for a data set: of its own source port, else of one that is the same device; null if none. */
    public Template find(Session session, Datagram datagram, int id) {
        Template template = session.recent;
        if (template == null || template.id() != id) {
            template = session.templates.get(id);
            session.recent = template != null ? template : session.recent;
        }
        if (template == null) {
            template = borrow(session, datagram, id);
        }
        if (template != null) {
            template.lastUsedNs = datagram.receivedNs();
        }
        return template;
    }

    private Template borrow(Session session, Datagram datagram, int id) {
        if (session.isRefused(id)) {
            return null;
        }
        Session best = null;
        for (int i = session.domain.sessions.size() - 1; i >= 0 && searchesLeft > 0; i--) {
            searchesLeft--;
            Session other = session.domain.sessions.get(i);
            boolean newer = best == null || other.lastUsedNs > best.lastUsedNs;
            if (newer && other.templates.containsKey(id) && sharing.serves(session, other, datagram)) {
                best = other;
            }
        }
        if (best == null) {
            return null;
        }
        sharing.join(session, best);
        counts.increment(DecodeCounter.SETS_BORROWED);
        return best.templates.get(id);
    }

    /** The template that the session's own source port defined; null if it didn't. */
    public Template own(Session session, int id) {
        return session.templates.get(id);
    }

    /** Whether the session has the very definition already. */
    public boolean isKnown(Session session, int id, boolean options, byte[] bytes, int from, int to) {
        Template template = session.templates.get(id);
        boolean known = template != null && template.matches(options, bytes, from, to);
        if (known && template.isUnconfirmed()) {
            template.unconfirmed(false);
            leaveUnconfirmed(DecodeCounter.TEMPLATES_CONFIRMED);
        }
        return known;
    }

    private void leaveUnconfirmed(DecodeCounter as) {
        counts.increment(as);
        counts.add(DecodeCounter.TEMPLATES_UNCONFIRMED, -1);
    }

    /** Takes over a template of before a restart, unconfirmed; false if it alone is larger than the bound. */
    boolean restore(ExporterState state, Session session, SavedTemplate saved, Layout layout) {
        if (!put(state, session, saved.id(), saved.options(), saved.bytes(), () -> layout)) {
            return false;
        }
        Template template = session.templates.get(saved.id());
        template.used = saved.used();
        doubt(template, DecodeCounter.TEMPLATES_RESTORED);
        return true;
    }

    /** It is unconfirmed from now on. */
    void doubt(Template template, DecodeCounter as) {
        template.unconfirmed(true);
        counts.increment(as);
        counts.increment(DecodeCounter.TEMPLATES_UNCONFIRMED);
    }

    /**
     * Forgets the unconfirmed templates of the session that {@code template} is of: either {@code session} or one that
     * lent it; gives how many.
     */
    public int refute(ExporterState state, Session session, Template template) {
        for (Session owner : session.domain.sessions) {
            if (owner.templates.get(template.id()) == template) {
                return refute(state, owner);
            }
        }
        return 0;
    }

    /** Forgets the unconfirmed templates of a session; gives how many. */
    int refute(ExporterState state, Session session) {
        List<Template> gone = new ArrayList<>();
        for (Template template : session.templates.values()) {
            if (template.isUnconfirmed()) {
                gone.add(template);
            }
        }
        gone.forEach(template -> withdraw(state, session, template.id()));
        return gone.size();
    }

    /** Whether the exporter may define one more template now. */
    public boolean admit(ExporterState state, Session session, int id, long nowNs) {
        if (!pace.isLimited()) {
            return true;
        }
        long next = pace.next(state.templatePace, nowNs);
        if (next == Pace.REFUSED) {
            return false;
        }
        state.templatePace = next;
        return true;
    }

    /**
     * Stores a definition, in place of any older one; false if it alone is larger than the bound.
     *
     * @param layout gives its fields, if nobody else has sent them
     */
    public boolean define(ExporterState state, Session session, int id, boolean options, byte[] definition,
        Supplier<Layout> layout) {
        if (!put(state, session, id, options, definition, layout)) {
            return false;
        }
        counts.increment(DecodeCounter.TEMPLATES_CHANGED);
        return true;
    }

    private boolean put(ExporterState state, Session session, int id, boolean options, byte[] definition,
        Supplier<Layout> layout) {
        Definition known = definitions.of(session.domain.protocol, options, definition, layout);
        long received = received(session.templates.get(id), options);
        boolean ended = withdraw(state, session, id);
        int bytes = Template.bytes(known);
        if (!makeRoom(state, bytes)) {
            counts.add(DecodeCounter.TEMPLATES_ENDED, ended ? 1 : 0);
            return false;
        }
        Template template = new Template(id, known);
        template.lastUsedNs = session.lastUsedNs;
        template.known = new KnownTemplate(state.exporter, session, template, received);
        remembered.add(template.known);
        session.templates.put(id, template);
        session.optionsTemplates += template.isOptions() ? 1 : 0;
        hold(state, bytes);
        return true;
    }

    /** Of the template that a new definition replaces. */
    private static long received(Template before, boolean options) {
        return before == null || before.isOptions() != options ? 0 : before.known.received();
    }

    /** The exporter sent the definition of a template that is stored, for the first time or again. */
    public void received(Session session, int id) {
        session.templates.get(id).known.addReceived();
    }

    /**
     * Takes over a rate that options data gave. Samplers count like templates, so that none can name more than fit;
     * what does not fit is not kept.
     */
    public void learn(ExporterState state, Session session, long sampler, long rate) {
        if (hasRoom(state, session, sampler) && Rates.learn(session, sampler, rate)) {
            counts.increment(DecodeCounter.OPTIONS_CHANGED);
        }
    }

    /** Takes over what an options record says of an element, if there is room left: nothing makes way for it. */
    public void teach(ExporterState state, Session session, TypeFields types, FlowRecord record) {
        if (types.isNews(record, session.taught) && state.templateBytes + TaughtElements.BYTES <= maxPerExporter
            && room.take(TaughtElements.BYTES)) {
            types.learn(record, session.taught);
            hold(state, TaughtElements.BYTES);
            counts.increment(DecodeCounter.OPTIONS_CHANGED);
        }
    }

    private boolean hasRoom(ExporterState state, Session session, long sampler) {
        if (sampler != SamplerRates.NO_SAMPLER && session.rates.samplers() >= session.samplers) {
            if (state.templateBytes + SAMPLER_BYTES > maxPerExporter || !takeRoom(state, SAMPLER_BYTES)) {
                return false;
            }
            session.samplers++;
            hold(state, SAMPLER_BYTES);
        }
        return true;
    }

    /** Takes over rates of before a restart that options data from the session's source port gave. */
    void restoreRates(ExporterState state, Session session, List<SavedRate> rates) {
        for (SavedRate each : rates) {
            if (hasRoom(state, session, each.sampler())) {
                session.rates.restore(List.of(each));
            }
        }
    }

    private boolean makeRoom(ExporterState state, int bytes) {
        while (state.templateBytes + bytes > maxPerExporter) {
            if (!evictSome(state, true)) {
                return false;
            }
        }
        return takeRoom(state, bytes);
    }

    private boolean takeRoom(ExporterState state, int bytes) {
        while (!room.take(bytes)) {
            ExporterState other = holders.leastUseful(state);
            if (!names.makeRoom() && !evictSome(other != null ? other : state, false)) {
                return false;
            }
        }
        return true;
    }

    private boolean evictSome(ExporterState state, boolean ownBound) {
        List<Held> all = new ArrayList<>();
        for (Session session : state.sessions.values()) {
            for (Template template : session.templates.values()) {
                all.add(new Held(session, template));
            }
        }
        all.sort(LEAST_USEFUL_FIRST);
        int evict = all.isEmpty() ? 0 : 1 + all.size() / PART;
        for (Held held : all.subList(0, evict)) {
            withdraw(state, held.session, held.template.id());
        }
        if (evict > 0) {
            counts.add(DecodeCounter.TEMPLATES_EVICTED, evict);
            listener.onTemplatesEvicted(state.exporter, evict, ownBound);
        }
        return evict > 0 || forgetLearned(state);
    }

    private boolean forgetLearned(ExporterState state) {
        long before = state.templateBytes;
        for (Session session : state.sessions.values()) {
            forgetLearned(state, session);
        }
        return state.templateBytes < before;
    }

    private void forgetLearned(ExporterState state, Session session) {
        long bytes = (long) SAMPLER_BYTES * session.samplers + (long) TaughtElements.BYTES * session.taught.size();
        session.samplers = 0;
        session.taught.clear();
        session.rates.forgetSamplers();
        session.domain.rates.forgetSamplers();
        session.domain.ofExporter.forgetSamplers();
        letGo(state, bytes);
    }

    /** Room that is taken is the exporter's. */
    private void hold(ExporterState state, long bytes) {
        if (state.templateBytes == 0) {
            holders.add(state);
        }
        state.templateBytes += bytes;
    }

    private void letGo(ExporterState state, long bytes) {
        room.give(bytes);
        state.templateBytes -= bytes;
        if (state.templateBytes == 0) {
            holders.remove(state);
        }
    }

    /** Forgets a template; whether there was one. */
    public boolean withdraw(ExporterState state, Session session, int id) {
        Template template = session.templates.remove(id);
        if (template != null) {
            session.recent = session.recent == template ? null : session.recent;
            session.optionsTemplates -= template.isOptions() ? 1 : 0;
            remembered.remove(template.known);
            letGo(state, template.bytes());
            if (template.isUnconfirmed()) {
                leaveUnconfirmed(DecodeCounter.TEMPLATES_REFUTED);
            }
        }
        return template != null;
    }

    /** Forgets all templates of one kind; gives how many. */
    private int withdrawAll(ExporterState state, Session session, boolean options) {
        int kind = options ? session.optionsTemplates : session.templates.size() - session.optionsTemplates;
        if (kind == 0) {
            return 0;
        }
        List<Template> gone = new ArrayList<>(kind);
        for (Template template : session.templates.values()) {
            if (template.isOptions() == options) {
                gone.add(template);
            }
        }
        gone.forEach(template -> withdraw(state, session, template.id()));
        return gone.size();
    }

    /** Gives back what a session held. */
    public void forget(ExporterState state, Session session) {
        withdrawAll(state, session, false);
        withdrawAll(state, session, true);
        if (session.samplers > 0 || session.taught.size() > 0) {
            forgetLearned(state, session);
        }
    }
}
