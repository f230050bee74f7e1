// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.journal;

import io.weir.journal.JournalBlock;

/**
 * A span of receive times.
 *
 * @param fromNs the first, nanoseconds since 1970 UTC
 * @param toNs the first that is not in it any more
 */
record Span(long fromNs, long toNs) {
    static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean has(long ns) {
        return ns >= fromNs && ns < toNs;
    }

    boolean hasAllOf(JournalBlock block) {
        return block.firstNs() >= fromNs && block.lastNs() < toNs;
    }

    boolean hasNoneOf(JournalBlock block) {
        return block.lastNs() < fromNs || block.firstNs() >= toNs;
    }
}
