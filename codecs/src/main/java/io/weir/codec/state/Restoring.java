// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.saved.SavedDomain;
import io.weir.codec.saved.SavedExporter;
import io.weir.codec.saved.SavedSession;
import io.weir.codec.saved.SavedTemplate;
import io.weir.codec.template.FieldReader;
import java.util.HashMap;
import java.util.Map;

/** Takes over what was kept over a restart, as far as there is room; before the first datagram. One thread. */
public final class Restoring {
    private final FieldReader fields;
    private final Exporters exporters;
    private final Sessions sessions;
    private final Templates templates;
    private final Datagram datagram = new Datagram();

    /** Into the state of one decoder, whose templates have at most {@code maxFields} fields. */
    public Restoring(int maxFields, Exporters exporters, Sessions sessions, Templates templates) {
        this.fields = new FieldReader(maxFields);
        this.exporters = exporters;
        this.sessions = sessions;
        this.templates = templates;
    }

    /** One exporter; one that was heard already is left as it is. */
    public void restore(SavedExporter saved) {
        ExporterState state = exporters.get(saved.hi(), saved.lo(), saved.scope(), saved.seenNs());
        if (!state.sessions.isEmpty()) {
            return;
        }
        Map<Integer, Session> streams = new HashMap<>();
        for (SavedDomain domain : saved.domains()) {
            domain.sessions().forEach(session -> session(state, domain, session, streams));
        }
        // Behind all sessions: what they give their domain on the way is overwritten.
        saved.domains().forEach(domain -> domain(state, domain));
        saved.rates().forEach((protocol, rates) -> state.rates(protocol).restore(rates));
        if (saved.proven()) {
            exporters.prove(state);
            state.counts.heardBefore(saved.seenNs());
        }
        state.last = null;
        state.restored = true;
    }

    private void session(ExporterState state, SavedDomain domain, SavedSession saved, Map<Integer, Session> streams) {
        datagram.wrap(new byte[0], 0, 0, state.exporter, saved.port(), saved.seenNs());
        datagram.header(domain.protocol(), domain.id(), saved.sequence(), saved.exportMs(), 0, saved.uptimeMs());
        Session session = sessions.get(state, datagram);
        Session first = streams.putIfAbsent(saved.stream(), session);
        if (first != null) {
            session.join(first);
        }
        session.stream().resume(datagram, saved.next());
        session.restored = saved;
        session.systemInitMs = saved.systemInitMs();
        for (SavedTemplate template : saved.templates()) {
            template(state, session, template);
        }
        templates.restoreRates(state, session, saved.rates());
        templates.names().restore(state, session, saved.names());
        if (saved.proven()) {
            Sessions.prove(session);
        }
    }

    private void template(ExporterState state, Session session, SavedTemplate saved) {
        boolean enterprise = session.domain.protocol.hasEnterprises();
        int head = saved.options() ? 4 : 2;
        byte[] bytes = saved.bytes();
        if (saved.scopes() <= saved.fields()
            && FieldReader.end(bytes, head, bytes.length, saved.fields(), enterprise) >= 0
            && fields.read(bytes, head, saved.fields(), enterprise)) {
            templates.restore(state, session, saved, fields.layout(saved.scopes()));
        }
    }

    private static void domain(ExporterState state, SavedDomain saved) {
        for (Domain domain : state.domains) {
            if (domain.protocol == saved.protocol() && domain.id == saved.id()) {
                domain.goflow2Rate = saved.goflow2Rate();
                domain.systemInitMs = saved.systemInitMs();
                domain.rates.restore(saved.rates());
            }
        }
    }
}
