// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeListener;
import io.weir.codec.Doubt;
import io.weir.codec.exporter.Datagram;

/**
 * Compares what was restored with the first datagrams after the restart, and gives up what they contradict. One thread.
 */
public final class Resumption {
    private final Templates templates;
    private final Streams streams;
    private final DecodeListener listener;

    /** For the decoder that owns {@code templates} and {@code streams}. */
    public Resumption(Templates templates, Streams streams, DecodeListener listener) {
        this.templates = templates;
        this.streams = streams;
        this.listener = listener;
    }

    /** A datagram of an exporter that was restored, before its sets are read. */
    public void check(ExporterState state, Session session, Datagram datagram) {
        // The time of receipt says nothing of the sender's clock.
        if (state.restored && datagram.protocol().hasExportTime()) {
            state.restored = false;
            if (!clockRanOn(state, datagram)) {
                forgetAll(state, datagram);
            }
        }
        if (session.restored != null) {
            Doubt doubt = Continuity.doubt(session.restored, datagram);
            session.restored = null;
            if (doubt != null) {
                session.startOver(streams.open(datagram));
                tell(datagram, forget(state, session), doubt);
            }
        }
    }

    /** The device of a session has booted, or begun to count anew: what it defined before is unconfirmed. */
    public void doubt(Session session) {
        for (Session each : session.domain.sessions) {
            if (each.stream() == session.stream()) {
                each.templates.values().stream().filter(template -> !template.isUnconfirmed())
                    .forEach(template -> templates.doubt(template, DecodeCounter.TEMPLATES_DOUBTED));
            }
        }
    }

    /** Behind one address there may be several devices, each with a clock of its own. */
    private static boolean clockRanOn(ExporterState state, Datagram datagram) {
        return state.sessions.values().stream().anyMatch(session ->
            session.restored != null && Continuity.clockRanOn(session.restored, datagram));
    }

    private void forgetAll(ExporterState state, Datagram datagram) {
        int gone = 0;
        for (Session session : state.sessions()) {
            if (session.restored != null) {
                session.restored = null;
                session.startOver(streams.open(datagram));
                gone += forget(state, session);
            }
        }
        for (Domain domain : state.domains) {
            domain.rates.forgetRestored();
            domain.goflow2Rate = 0;
            domain.systemInitMs = Domain.NO_INIT;
        }
        state.forgetRestoredRates();
        tell(datagram, gone, Doubt.CLOCK);
    }

    private int forget(ExporterState state, Session session) {
        templates.names().forget(state, session);
        session.rates.forgetRestored();
        session.systemInitMs = Domain.NO_INIT;
        return templates.refute(state, session);
    }

    private void tell(Datagram datagram, int gone, Doubt doubt) {
        if (gone > 0) {
            listener.onRefuted(datagram, gone, doubt);
        }
    }
}
