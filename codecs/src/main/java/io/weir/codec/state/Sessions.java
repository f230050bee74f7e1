// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecoderSettings;
import io.weir.codec.exporter.Datagram;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** Finds or makes the domain and the session of a datagram, within bounds; what gave no record goes first. */
public final class Sessions {
    private static final int PORTS_PER_DOMAIN = 1024;

    /** The most sessions of an exporter. */
    private static final int PER_EXPORTER = 2048;
    /** An exporter with so many makes room for its new ones itself when all room is taken. */
    private static final int MANY = 256;

    private final int maxDomains;
    private final Sharing sharing;
    private final Streams streams;
    private final Bounds.Share room;
    private final Holders holders = new Holders();
    private final DecodeCounts counts;
    private final BiConsumer<ExporterState, Session> onForget;

    /** {@code onForget} releases what a session held, but for its place in {@code room}. */
    public Sessions(DecoderSettings settings, Bounds.Share room, Streams streams,
        DecodeCounts counts, BiConsumer<ExporterState, Session> onForget) {
        this.maxDomains = settings.domains();
        this.sharing = new Sharing(settings.templateScope());
        this.streams = streams;
        this.room = room;
        this.counts = counts;
        this.onForget = onForget;
    }

    /** The session of a datagram whose header is set. */
    public Session get(ExporterState state, Datagram datagram) {
        Session session = state.last;
        if (session == null || session.port != datagram.port() || !session.domain.has(datagram)) {
            session = find(state, datagram);
            state.last = session;
        }
        session.seen(datagram);
        session.domain.lastUsedNs = datagram.receivedNs();
        return session;
    }

    private Session find(ExporterState state, Datagram datagram) {
        long key = ExporterState.key(datagram);
        Session session = state.sessions.get(key);
        if (session != null && !session.domain.has(datagram)) {
            // Two agents of one key, which are made up.
            forget(state, session);
            session = null;
        }
        if (session == null) {
            makeRoom(state);
            Domain domain = domain(state, datagram);
            if (domain.sessions.size() >= PORTS_PER_DOMAIN) {
                forget(state, leastUseful(domain.sessions));
            }
            Stream continued = sharing.continuedBy(domain, datagram);
            session = new Session(domain, datagram.port(), continued != null ? continued : streams.open(datagram));
            domain.sessions.add(session);
            if (state.sessions.isEmpty()) {
                holders.add(state);
            }
            state.sessions.put(key, session);
        }
        return session;
    }

    private void makeRoom(ExporterState state) {
        if (state.sessions.size() >= PER_EXPORTER) {
            forget(state, leastUseful(state.sessions.values()));
        }
        while (!room.take(1)) {
            ExporterState other = state.sessions.size() >= MANY
                ? state : holders.leastUseful(state);
            ExporterState from = other == null ? state : other;
            if (from.sessions.isEmpty()) {
                room.takeAnyway(1);
                return;
            }
            forget(from, leastUseful(from.sessions.values()));
        }
    }

    private Domain domain(ExporterState state, Datagram datagram) {
        for (int i = 0; i < state.domains.size(); i++) {
            Domain domain = state.domains.get(i);
            if (domain.has(datagram)) {
                return domain;
            }
        }
        if (state.domains.size() >= maxDomains) {
            forgetDomain(state);
        }
        Domain domain = new Domain(datagram, state.rates(datagram.protocol()));
        state.domains.add(domain);
        return domain;
    }

    private void forgetDomain(ExporterState state) {
        Domain least = state.domains.get(0);
        for (Domain domain : state.domains) {
            boolean worse = domain.proven == least.proven
                ? domain.lastUsedNs < least.lastUsedNs : least.proven;
            least = worse ? domain : least;
        }
        for (Session session : List.copyOf(least.sessions)) {
            forget(state, session);
        }
        counts.increment(DecodeCounter.DOMAINS_EVICTED);
    }

    private static Session leastUseful(Collection<Session> sessions) {
        Session least = sessions.iterator().next();
        for (Session session : sessions) {
            boolean worse = session.proven == least.proven
                ? session.lastUsedNs < least.lastUsedNs : least.proven;
            least = worse ? session : least;
        }
        return least;
    }

    private void forget(ExporterState state, Session session) {
        Domain domain = session.domain;
        domain.sessions.remove(session);
        if (domain.sessions.isEmpty()) {
            state.domains.remove(domain);
        }
        state.sessions.remove(ExporterState.key(domain, session.port));
        state.last = state.last == session ? null : state.last;
        if (state.sessions.isEmpty()) {
            holders.remove(state);
        }
        session.stream().leave();
        onForget.accept(state, session);
        room.give(1);
        counts.increment(DecodeCounter.SESSIONS_EVICTED);
    }

    /** An exporter is forgotten with all its sessions. */
    public void release(ExporterState state) {
        state.sessions.values().forEach(session -> session.stream().leave());
        room.give(state.sessions.size());
        holders.remove(state);
    }

    /** A session gave a decodable record: it and its domain outlive those that never did. */
    public static void prove(Session session) {
        session.proven = true;
        session.domain.proven = true;
    }
}
