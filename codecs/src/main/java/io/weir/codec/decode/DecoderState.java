// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.flow.RecordReader;
import io.weir.codec.state.ExporterState;
import io.weir.codec.state.Exporters;
import io.weir.codec.state.Foresight;
import io.weir.codec.state.KnownNames;
import io.weir.codec.state.LateData;
import io.weir.codec.state.Remembered;
import io.weir.codec.state.Restoring;
import io.weir.codec.state.Resumption;
import io.weir.codec.state.Session;
import io.weir.codec.state.Sessions;
import io.weir.codec.state.Streams;
import io.weir.codec.state.Templates;
import io.weir.codec.walk.DataSets;
import io.weir.codec.walk.TemplateSets;
import io.weir.codec.walk.Walk;

/** All that a decoder remembers, put together. */
final class DecoderState {
    private final DecodeListener listener;
    private final Remembered remembered = new Remembered();
    private final Exporters exporters;
    private final Foresight foresight;
    private final Streams streams;
    private final Sessions sessions;
    private final KnownNames names;
    private final Templates templates;
    private final LateData late;
    private final Walk walk = new Walk();
    private final DataSets data;
    private final TemplateSets definitions;
    private final Resumption resumption;
    private final Restoring restoring;

    DecoderState(DecoderSettings settings, Bounds bounds, DecodeListener listener, DecodeCounts counts,
        RecordReader reader) {
        this.listener = listener;
        this.streams = new Streams(counts);
        this.exporters = new Exporters(settings.sampling(), bounds.exporters().share(), counts, remembered,
            this::forget);
        this.foresight = new Foresight(exporters);
        this.sessions = new Sessions(settings, bounds.sessions().share(), streams, counts,
            this::forget);
        Bounds.Share room = bounds.templateBytes().share();
        this.names = new KnownNames(settings, room, counts);
        this.templates = new Templates(settings, room, counts, remembered, listener, names);
        this.late = new LateData(settings, bounds.lateBytes().share(), counts, templates,
            listener);
        this.data = new DataSets(templates, late, reader, walk, listener, counts,
            settings.values() == Values.CORRECT);
        this.definitions = new TemplateSets(settings.fields(), templates, data, listener, counts);
        this.resumption = new Resumption(templates, streams, listener);
        this.restoring = new Restoring(settings.fields(), exporters, sessions, templates);
    }

    private void forget(ExporterState state) {
        for (Session session : state.sessions()) {
            forget(state, session);
        }
        sessions.release(state);
        listener.onEvicted(state.exporter());
    }

    private void forget(ExporterState state, Session session) {
        late.forget(state, session);
        templates.forget(state, session);
        names.forget(state, session);
    }

    Remembered remembered() {
        return remembered;
    }

    Exporters exporters() {
        return exporters;
    }

    Foresight foresight() {
        return foresight;
    }

    Sessions sessions() {
        return sessions;
    }

    Streams streams() {
        return streams;
    }

    LateData late() {
        return late;
    }

    Walk walk() {
        return walk;
    }

    DataSets data() {
        return data;
    }

    TemplateSets definitions() {
        return definitions;
    }

    Resumption resumption() {
        return resumption;
    }

    Restoring restoring() {
        return restoring;
    }
}
