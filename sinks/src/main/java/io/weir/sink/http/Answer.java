// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

/**
 * What the server answered.
 *
 * @param status HTTP's
 * @param retryAfter the header Retry-After; empty if there is none
 * @param location the header Location; empty if there is none
 * @param text the beginning of the body, in one line
 */
record Answer(int status, String retryAfter, String location, String text) {
    /** What it means for the batch. */
    enum Verdict {
        /** All records were taken. */
        TAKEN,
        /** A record in it is refused, or it is too large. */
        CONTENT,
        /** Who sends is not known or not allowed. */
        UNAUTHORIZED,
        /** It may be taken later. */
        LATER,
        /** The server does not know what is asked of it: somebody has to change something. */
        ASTRAY
    }

    Verdict verdict() {
        return switch (status) {
            case 400, 413, 422 -> Verdict.CONTENT;
            case 401, 403 -> Verdict.UNAUTHORIZED;
            case 408, 409, 425, 429 -> Verdict.LATER;
            default -> status >= 200 && status < 300 ? Verdict.TAKEN : status >= 500 ? Verdict.LATER : Verdict.ASTRAY;
        };
    }

    /** For a log line: {@code answered 503 (overloaded)}. */
    String inWords() {
        String where = location.isEmpty() ? "" : " to " + location;
        return "answered " + status + where + (text.isEmpty() ? "" : " (" + text + ")");
    }
}
