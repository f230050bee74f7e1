// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | 0",
        "0 | 0",
        "7 | 7000",
        "99999999999999999999 | 3600000",
        "Mon, 23 Nov 2026 02:00:30 GMT | 30000",
        "Mon, 23 Nov 2026 01:00:00 GMT | 0",
        "Tue, 23 Nov 2027 01:00:00 GMT | 3600000",
        "-5 | 0",
        "soon | 0",
    })
    void retryAfterIsReadAsSecondsOrADateAndIsAnHourAtMost(String text, long millis) {
        assertThat(RetryAfter.millis(text, NOW)).isEqualTo(millis);
    }

    @Test
    void aDateIsNotReachedTooEarlyByTheRestOfAMillisecond() {
        assertThat(RetryAfter.millis("Mon, 23 Nov 2026 02:00:30 GMT", NOW.plusNanos(1))).isEqualTo(30_000);
    }

    @Test
    void pausesDoubleUpToTheLongestLessARandomHalf() {
        Backoff least = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), () -> 0);
        Backoff most = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), () -> 0.999999);

        assertThat(least.pauseMs(1)).isEqualTo(100);
        assertThat(least.pauseMs(2)).isEqualTo(200);
        assertThat(least.pauseMs(4)).isEqualTo(800);
        assertThat(least.pauseMs(1000)).isEqualTo(15_000);
        assertThat(most.pauseMs(1)).isEqualTo(199);
        assertThat(most.pauseMs(1000)).isEqualTo(29_999);
    }
}
