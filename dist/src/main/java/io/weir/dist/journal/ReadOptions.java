// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.codec.Values;
import io.weir.codec.json.Fields;
import io.weir.journal.JournalBlock;
import io.weir.journal.Position;

/**
 * What is read, and how it is printed.
 *
 * @param from where reading begins; null: at the last few records
 * @param to where it ends; null: at the end
 * @param follow whether to wait for more at the end
 * @param format how records are printed
 * @param values which values lines have
 * @param fields what lines have
 * @param reader the name under which the place is kept, or null
 */
record ReadOptions(Place from, Place to, boolean follow, Format format, Values values, Fields fields,
    String reader) {
    /** The receive times that are wanted. */
    Span span() {
        long first = isTime(from) ? from.timeNs() : Long.MIN_VALUE;
        long end = isTime(to) ? to.timeNs() : Long.MAX_VALUE;
        return first == Long.MIN_VALUE && end == Long.MAX_VALUE ? Span.ALL : new Span(first, end);
    }

    private static boolean isTime(Place place) {
        return place != null && place.kind() == Place.Kind.TIME;
    }

    /** The position before which reading ends, or null. */
    Position end() {
        return to == null ? null : to.position();
    }

    /** Whether reading ends before the block. */
    boolean isBehindEnd(JournalBlock block) {
        if (end() != null) {
            return Long.compareUnsigned(block.index(), end().index()) > 0;
        }
        // Without -f later blocks are looked into: they may hold records that waited for their template.
        return follow && isTime(to) && block.firstNs() >= to.timeNs();
    }
}
