// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

import java.time.Duration;

/**
 * A way in which an {@link IngestServer} fails on purpose, as {@code --fail} has it:
 * {@code WHAT:WHEN[:retry-after=TEXT]}.
 *
 * @param kind what happens
 * @param status the answer, for {@link Kind#STATUS}
 * @param delay how long the answer waits, for {@link Kind#DELAY}
 * @param chance of a request, or of a record if the status is about content; from 0 to 1, used if every and first are 0
 * @param every each so many-th one
 * @param first the first so many ones
 * @param retryAfter the header Retry-After; empty for none
 */
public record IngestFault(Kind kind, int status, Duration delay, double chance, int every, int first,
    String retryAfter) {
    /** What happens. */
    public enum Kind {
        /** An answer with a status. */
        STATUS,
        /** The answer comes late. */
        DELAY,
        /** The connection is closed without an answer; the batch is not taken. */
        DROP,
        /** The batch is taken, and the connection closed without an answer. */
        DROP_AFTER
    }

    /**
     * Reads what a user wrote: {@code 503:0.1}, {@code 503:first=3:retry-after=2}, {@code 422:every=100},
     * {@code drop:0.01}, {@code drop-after:0.01}, {@code delay=200ms:0.5}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public static IngestFault parse(String text) {
        return new FaultText(text).parse();
    }

    /** Whether the status is about the content: then it is always the same records that are refused. */
    boolean isAboutContent() {
        return kind == Kind.STATUS && (status == 400 || status == 413 || status == 422);
    }
}
