// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Dates beside those of the JDK, and those that it has no years for. */
class DatesTest {
    private static final DateTimeFormatter SECONDS =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private static String seconds(long value) {
        byte[] to = new byte[64];
        return new String(to, 0, Dates.seconds(to, 0, value), StandardCharsets.US_ASCII);
    }

    private static String nanoseconds(long value) {
        byte[] to = new byte[64];
        return new String(to, 0, Dates.nanoseconds(to, 0, value), StandardCharsets.US_ASCII);
    }

    @Test
    void secondsAreTheDateOfTheJdk() {
        Random random = new Random(14);
        for (int i = 0; i < 50_000; i++) {
            long value = random.nextLong(-62_167_219_200L, 253_402_300_800L);

            assertThat(seconds(value)).isEqualTo(SECONDS.format(Instant.ofEpochSecond(value)) + "Z");
        }
    }

    @Test
    void aFractionHasNoMoreDigitsThanItNeeds() {
        assertThat(nanoseconds(1_700_000_000_000_000_000L)).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(nanoseconds(1_699_999_994_880_000_000L)).isEqualTo("2023-11-14T22:13:14.88Z");
        assertThat(nanoseconds(1)).isEqualTo("1970-01-01T00:00:00.000000001Z");
        assertThat(nanoseconds(-1)).isEqualTo("1969-12-31T23:59:59.999999999Z");
    }

    /** As goflow2 printed it. */
    @Test
    void yearsHaveAllTheirDigits() {
        assertThat(seconds(1_700_000_000_000_000_000L)).isEqualTo("53870857431-07-31T22:13:20Z");
        assertThat(seconds(-62_167_219_201L)).isEqualTo("-0001-12-31T23:59:59Z");
        assertThat(seconds(Long.MAX_VALUE)).endsWith("Z");
        assertThat(seconds(Long.MIN_VALUE)).endsWith("Z");
    }
}
