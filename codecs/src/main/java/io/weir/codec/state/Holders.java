// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The exporters that hold something of a kind, of which one has to make room when there is none. To find one costs the
 * same however many exporters hold nothing: those may be forged by the thousand. One thread.
 */
final class Holders {
    /** Of so many in turn the one that was not heard for longest is taken. */
    private static final int LOOKS = 16;

    private final Set<ExporterState> unproven = new LinkedHashSet<>();
    private final Set<ExporterState> proven = new LinkedHashSet<>();

    /** An exporter holds something from now on. */
    void add(ExporterState state) {
        (state.proven ? proven : unproven).add(state);
    }

    /** It holds nothing any more. */
    void remove(ExporterState state) {
        if (!unproven.remove(state)) {
            proven.remove(state);
        }
    }

    /** The one that holds longest of those that never gave a decodable record; null if there is none. */
    ExporterState unproven(ExporterState keep) {
        for (Iterator<ExporterState> all = unproven.iterator(); all.hasNext();) {
            ExporterState state = all.next();
            if (state.proven) {
                all.remove();
                proven.add(state);
            } else if (state != keep) {
                return state;
            }
        }
        return null;
    }

    /** One other than {@code keep} that never gave a decodable record, else one not heard for long; null for none. */
    ExporterState leastUseful(ExporterState keep) {
        ExporterState first = unproven(keep);
        return first != null ? first : longSilent(keep);
    }

    private ExporterState longSilent(ExporterState keep) {
        ExporterState least = null;
        for (int looks = Math.min(LOOKS, proven.size()); looks > 0; looks--) {
            ExporterState state = proven.iterator().next();
            // To the end: another time it is others' turn.
            proven.remove(state);
            proven.add(state);
            boolean silent = least == null || state.placedNs < least.placedNs;
            least = state != keep && silent ? state : least;
        }
        return least;
    }
}
