// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.DecoderSettings.TemplateScope;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.NameKind;
import io.weir.codec.flow.Names;
import io.weir.codec.saved.SavedName;
import java.util.Arrays;
import java.util.List;

/**
 * Names as they hold for the records of one session: its own, else those of source ports shown to be the same device,
 * as long as these agree. Reused; allocates nothing.
 */
public final class NamesInForce implements Names {
    /** Of so many sessions names are taken, and so many are looked at. */
    private static final int MOST = 16;
    private static final int LOOKS = 256;

    private final Sharing sharing;
    private final Session[] sessions = new Session[MOST];
    private ExporterState state;
    private Session own;
    private Datagram datagram;
    /** How many sessions have names that may hold; -1 before they are looked for. */
    private int size;

    /** For a worker whose templates are shared by {@code scope}. */
    public NamesInForce(TemplateScope scope) {
        this.sharing = new Sharing(scope);
    }

    /** Sets whose records are read next, and a datagram of theirs. */
    public Names of(ExporterState exporter, Session session, Datagram context) {
        if (exporter.nameBytes == 0) {
            return NONE;
        }
        state = exporter;
        own = session;
        datagram = context;
        size = -1;
        return this;
    }

    @Override
    public byte[] find(NameKind kind, long key) {
        if (size < 0) {
            collect();
        }
        byte[] found = null;
        for (int i = 0; i < size; i++) {
            SavedName name = sessions[i].names.find(kind, key);
            if (name == null || sessions[i].domain != own.domain && !name.wide()) {
                continue;
            }
            if (sessions[i] == own) {
                return name.bytes();
            }
            if (found != null && !Arrays.equals(found, name.bytes())) {
                return null;
            }
            found = name.bytes();
        }
        return found;
    }

    private void collect() {
        size = 0;
        consider(own);
        int looks = LOOKS;
        for (int i = 0; i < state.domains.size(); i++) {
            List<Session> others = state.domains.get(i).sessions;
            for (int k = 0; k < others.size() && looks > 0; k++, looks--) {
                if (others.get(k) != own) {
                    consider(others.get(k));
                }
            }
        }
    }

    private void consider(Session session) {
        NameTable names = session.names;
        boolean current = names != null && names.restarts == session.stream().restarts();
        if (current && size < MOST && sharing.isOneDevice(own, session, datagram)) {
            sessions[size++] = session;
        }
    }
}
