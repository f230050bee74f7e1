// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.util.regex.Pattern;

/**
 * What the server answered.
 *
 * @param status HTTP's
 * @param retryAfter the header Retry-After; empty if there is none
 * @param location the header Location; empty if there is none
 * @param body what is known of the body
 */
record Answer(int status, String retryAfter, String location, AnswerBody body) {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    /** What it means for the batch. */
    enum Verdict {
        /** All records were taken. */
        TAKEN,
        /** A record in it is refused, or it is too large; or the body of a 2xx says that not all was taken. */
        CONTENT,
        /** Who sends is not known or not allowed. */
        UNAUTHORIZED,
        /** It may be taken later. */
        LATER,
        /** The server does not know what is asked of it: somebody has to change something. */
        ASTRAY
    }

    /** A server's text as one line without what moves a cursor, colours or turns around what is shown. */
    static String line(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }

    Verdict verdict() {
        return switch (status) {
            case 400, 413, 422 -> Verdict.CONTENT;
            case 401, 403 -> Verdict.UNAUTHORIZED;
            case 408, 409, 425, 429 -> Verdict.LATER;
            default -> status >= 200 && status < 300 ? taken() : status >= 500 ? Verdict.LATER : Verdict.ASTRAY;
        };
    }

    private Verdict taken() {
        return body.errors() ? Verdict.CONTENT : Verdict.TAKEN;
    }

    /** For a log line: {@code answered 503 (overloaded)}. */
    String inWords() {
        String where = location.isEmpty() ? "" : " to " + location;
        String with = verdict() == Verdict.CONTENT && body.errors() ? " with errors" : "";
        return "answered " + status + with + where + (body.text().isEmpty() ? "" : " (" + body.text() + ")");
    }
}
