// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.DecoderSettings;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.NameFields;
import io.weir.codec.flow.Names;
import io.weir.codec.saved.SavedName;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that one worker's exporters gave to what they number, in the room of templates: a name never costs a
 * template, a template may cost names. One thread.
 */
public final class KnownNames {
    /** A longer one is no name. */
    private static final int MOST_BYTES = 512;
    /** Names may take this part of what an exporter's templates may. */
    private static final int PART = 4;

    private final boolean kept;
    private final long maxPerExporter;
    private final Bounds.Share room;
    private final DecodeCounts counts;
    /** Who holds names, those first who began first. */
    private final Map<Session, ExporterState> holders = new LinkedHashMap<>();

    /** None yet; {@code room} is that of templates. */
    public KnownNames(DecoderSettings settings, Bounds.Share room, DecodeCounts counts) {
        this.kept = settings.names();
        this.maxPerExporter = settings.templateBytesPerExporter() / PART;
        this.room = room;
        this.counts = counts;
    }

    /**
     * Takes over the names in an options record.
     *
     * @param arriving the datagram that is read now; an earlier one may hold the record
     */
    public void learn(ExporterState state, Session session, Datagram arriving, NameFields fields, FlowRecord record) {
        List<NameFields.Given> names = fields.names();
        if (!fields.holds(record)) {
            counts.add(DecodeCounter.NAMES_REFUSED, names.size());
            return;
        }
        int restarts = session.stream().restarts(arriving);
        if (session.names != null && session.names.restarts != restarts) {
            forget(state, session);
        }
        boolean wide = fields.isWide(record);
        for (NameFields.Given each : names) {
            learn(state, session, restarts, each, wide, record);
        }
    }

    private void learn(ExporterState state, Session session, int restarts, NameFields.Given name, boolean wide,
        FlowRecord record) {
        long key = name.key(record);
        int length = NameFields.length(record, name);
        byte[] from = record.datagram().bytes();
        int at = record.elementOffset(name.field());
        SavedName known = session.names == null ? null : session.names.find(name.kind(), key);
        if (key == Names.NO_KEY || length > MOST_BYTES) {
            counts.increment(DecodeCounter.NAMES_REFUSED);
        } else if (length == 0) {
            remove(state, session, known);
        } else if (!NameTable.isSame(known, wide, from, at, length)) {
            remove(state, session, known);
            byte[] bytes = Arrays.copyOfRange(from, at, at + length);
            if (add(state, session, restarts, new SavedName(name.kind(), key, wide, bytes))) {
                counts.increment(DecodeCounter.OPTIONS_CHANGED);
            }
        }
    }

    private boolean add(ExporterState state, Session session, int restarts, SavedName name) {
        long cost = NameTable.cost(name.bytes().length);
        if (state.nameBytes + cost > maxPerExporter || !room.take(cost)) {
            counts.increment(DecodeCounter.NAMES_REFUSED);
            return false;
        }
        state.nameBytes += cost;
        if (session.names == null) {
            session.names = new NameTable();
            session.names.restarts = restarts;
            holders.put(session, state);
        }
        session.names.put(name);
        return true;
    }

    private void remove(ExporterState state, Session session, SavedName name) {
        if (name != null) {
            session.names.remove(name);
            give(state, NameTable.cost(name.bytes().length));
        }
    }

    private void give(ExporterState state, long bytes) {
        room.give(bytes);
        state.nameBytes -= bytes;
    }

    /** Takes over names of before a restart, as far as there is room. */
    void restore(ExporterState state, Session session, List<SavedName> names) {
        for (SavedName each : kept ? names : List.<SavedName>of()) {
            add(state, session, session.stream().restarts(), each);
        }
    }

    /** Forgets the names that a session gave. */
    public void forget(ExporterState state, Session session) {
        if (session.names != null) {
            give(state, session.names.bytes());
            session.names = null;
            holders.remove(session);
        }
    }

    /** Forgets the names of the session that has had some for longest; false if there is none. */
    boolean makeRoom() {
        Iterator<Map.Entry<Session, ExporterState>> all = holders.entrySet().iterator();
        if (!all.hasNext()) {
            return false;
        }
        Map.Entry<Session, ExporterState> first = all.next();
        counts.add(DecodeCounter.NAMES_REFUSED, first.getKey().names.size());
        forget(first.getValue(), first.getKey());
        return true;
    }
}
