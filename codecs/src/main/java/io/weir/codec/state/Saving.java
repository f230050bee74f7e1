// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.saved.SavedDomain;
import io.weir.codec.saved.SavedExporter;
import io.weir.codec.saved.SavedName;
import io.weir.codec.saved.SavedSession;
import io.weir.codec.saved.SavedTemplate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies what is worth keeping of a decoder's exporters, a slice at a time so that no copy holds up its worker. Made
 * and called on the decoder's thread alone; between two slices datagrams may be decoded.
 */
public final class Saving {
    private final List<ExporterState> exporters;
    private int next;

    /** A copy of the exporters known now, none copied yet. */
    public Saving(Exporters exporters) {
        this.exporters = exporters.all();
    }

    /** Whether all were copied. */
    public boolean isOver() {
        return next == exporters.size();
    }

    /**
     * Copies the next exporters: as many as have about {@code templates} templates, but at least one.
     *
     * @return those of them that have anything worth keeping
     */
    public List<SavedExporter> slice(int templates) {
        List<SavedExporter> saved = new ArrayList<>();
        int left = templates;
        while (left > 0 && next < exporters.size()) {
            ExporterState state = exporters.get(next++);
            left -= 1 + state.sessions.size();
            for (Session session : state.sessions.values()) {
                left -= session.templates.size() + session.rates.samplers()
                    + (session.names == null ? 0 : session.names.size());
            }
            List<SavedDomain> domains = domains(state);
            if (!domains.isEmpty()) {
                saved.add(new SavedExporter(state.exporter.hi(), state.exporter.lo(), state.exporter.scope(),
                    state.proven, state.saveRates(), domains));
            }
        }
        return saved;
    }

    private static List<SavedDomain> domains(ExporterState state) {
        List<SavedDomain> domains = new ArrayList<>();
        Map<Stream, Integer> streams = new IdentityHashMap<>();
        for (Domain domain : state.domains) {
            List<SavedSession> sessions = domain.protocol.hasTemplates() ? sessions(domain, streams) : List.of();
            if (sessions.stream().anyMatch(session -> !session.templates().isEmpty())
                || domain.rates.samplers() > 0 || domain.rates.unbound() != 0) {
                domains.add(new SavedDomain(domain.protocol, domain.id, domain.goflow2Rate, domain.systemInitMs,
                    domain.rates.save(), sessions));
            }
        }
        return domains;
    }

    private static List<SavedSession> sessions(Domain domain, Map<Stream, Integer> streams) {
        List<SavedSession> saved = new ArrayList<>(domain.sessions.size());
        for (Session session : domain.sessions) {
            Integer known = streams.putIfAbsent(session.stream(), streams.size());
            saved.add(new SavedSession(session.port, known == null ? streams.size() - 1 : known,
                session.stream().next(), session.sequence, session.exportMs, session.uptimeMs, session.lastUsedNs,
                session.systemInitMs, session.proven, templates(session), session.rates.save(),
                names(session)));
        }
        return saved;
    }

    private static List<SavedName> names(Session session) {
        boolean current = session.names != null && session.names.restarts == session.stream().restarts();
        return current ? session.names.all() : List.of();
    }

    private static List<SavedTemplate> templates(Session session) {
        List<SavedTemplate> saved = new ArrayList<>(session.templates.size());
        for (Template template : session.templates.values()) {
            saved.add(new SavedTemplate(template.id(), template.isOptions(), template.layout().scopeCount(),
                template.layout().fieldCount(), template.definition().bytes(), template.used));
        }
        return saved;
    }
}
