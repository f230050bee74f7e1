// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private final byte[] to = new byte[64];

    @Test
    void givenEveryNumberOfDigitsThenTheTextIsJavas() {
        long value = 1;
        for (int digits = 1; digits <= 19; digits++) {
            check(value);
            check(value - 1);
            check(value * 9);
            value *= 10;
        }
        check(-1);
        check(Long.MIN_VALUE);
        check(Long.MAX_VALUE);
    }

    @Test
    void givenRandomNumbersThenTheTextIsJavas() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            check(random.nextLong() >>> random.nextInt(64));
        }
    }

    @Test
    void givenEveryOctetInEveryPlaceThenTheTextIsDotted() {
        for (int value = 0; value < 256; value++) {
            int other = 255 - value;
            int end = Digits.ipv4(to, 3, value << 24 | other << 16 | value << 8 | other);
            assertThat(new String(to, 3, end - 3, StandardCharsets.US_ASCII))
                .isEqualTo(value + "." + other + "." + value + "." + other);
        }
    }

    @Test
    void givenEveryNumberOfFiveDigitsThenTheTextIsJavas() {
        for (int value = 0; value < 100_000; value++) {
            check(value);
            check(99_999_999 - value);
        }
    }

    private void check(long value) {
        int end = Digits.number(to, 3, value);
        assertThat(new String(to, 3, end - 3, StandardCharsets.US_ASCII)).isEqualTo(Long.toUnsignedString(value));
    }
}
