// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads the header Retry-After, RFC 9110 section 10.2.3: seconds, or a date. */
final class RetryAfter {
    private static final Duration MOST = Duration.ofHours(1);

    private RetryAfter() {
    }

    /** Milliseconds from {@code now}; 0 if the text is empty, in the past or unreadable; an hour at most. */
    static long millis(String text, Instant now) {
        if (text.isEmpty()) {
            return 0;
        }
        Duration wait = text.chars().allMatch(c -> c >= '0' && c <= '9') ? seconds(text) : until(text, now);
        // Rounded up: no request before that moment.
        return Math.max(0, wait.compareTo(MOST) > 0 ? MOST.toMillis() : wait.plusNanos(999_999).toMillis());
    }

    private static Duration seconds(String digits) {
        return digits.length() > 9 ? MOST : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Duration until(String date, Instant now) {
        try {
            return Duration.between(now, ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }
}
