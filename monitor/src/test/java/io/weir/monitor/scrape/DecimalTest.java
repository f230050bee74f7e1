// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers as metrics have them, against Java's own. */
class DecimalTest {
    private final byte[] room = new byte[Decimal.MOST];

    private String whole(long value) {
        return new String(room, 0, Decimal.whole(room, 0, value), StandardCharsets.US_ASCII);
    }

    private String fraction(long value, int decimals) {
        return new String(room, 0, Decimal.fraction(room, 0, value, decimals), StandardCharsets.US_ASCII);
    }

    @Test
    void wholeNumbersAreJavas() {
        for (long value : new long[] {0, 1, -1, 9, 10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(whole(value)).isEqualTo(Long.toString(value));
        }
    }

    @Test
    void fractionsAreExactAndHaveNoZerosAtTheEnd() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            int decimals = random.nextInt(19);
            BigDecimal exact = BigDecimal.valueOf(value, decimals);
            String plain = exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();

            assertThat(fraction(value, decimals)).isEqualTo(plain);
        }
    }
}
