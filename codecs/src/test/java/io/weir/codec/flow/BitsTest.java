// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bits of any place and length, beside big numbers. */
class BitsTest {
    private final Random random = new Random(14);
    private final byte[] to = new byte[64];

    @Test
    void anyBitsAreTheNumberThatStandsThere() {
        for (int i = 0; i < 50_000; i++) {
            byte[] from = new byte[1 + random.nextInt(24)];
            random.nextBytes(from);
            int bit = random.nextInt(8 * from.length);
            int length = 1 + random.nextInt(8 * from.length - bit);

            Bits.copy(from, bit, length, to, 3);

            BigInteger expected = new BigInteger(1, from).shiftRight(8 * from.length - bit - length)
                .and(BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE));
            assertThat(new BigInteger(1, Arrays.copyOfRange(to, 3, 3 + Bits.bytes(length))))
                .as("%d bits at %d of %d bytes", length, bit, from.length).isEqualTo(expected);
        }
    }

    @Test
    void wholeBytesAndUpToEightBitsAreTheSameInGoflow2() {
        byte[] goflow2 = new byte[64];
        for (int i = 0; i < 50_000; i++) {
            byte[] from = new byte[1 + random.nextInt(24)];
            random.nextBytes(from);
            int start = random.nextInt(from.length);
            int bit = random.nextInt(8 * (from.length - start));
            int left = 8 * (from.length - start) - bit;
            int length = left >= 8 && random.nextBoolean() ? 8 * (1 + random.nextInt(left / 8))
                : 1 + random.nextInt(Math.min(8, left));

            Bits.copy(from, 8L * start + bit, length, to, 0);
            int bytes = Bits.copyAsGoflow2(from, start, from.length, bit, length, goflow2, 0);

            assertThat(bytes).isEqualTo(Bits.bytes(length));
            assertThat(Arrays.copyOf(goflow2, bytes)).as("%d bits at %d", length, bit)
                .isEqualTo(Arrays.copyOf(to, bytes));
        }
    }

    /** As recorded of goflow2: bits behind the end are 0, behind the first of those there is nothing. */
    @Test
    void bitsBehindTheEndAreZeroInGoflow2() {
        byte[] from = {0x12, 0x34, 0x56};

        assertThat(Bits.copyAsGoflow2(from, 0, 2, 8, 16, to, 0)).isEqualTo(2);
        assertThat(Arrays.copyOf(to, 2)).containsExactly(0x34, 0);
        assertThat(Bits.copyAsGoflow2(from, 0, 2, 16, 8, to, 0)).isEqualTo(1);
        assertThat(to[0]).isZero();
        assertThat(Bits.copyAsGoflow2(from, 0, 2, 17, 8, to, 0)).isZero();
        assertThat(Bits.copyAsGoflow2(from, 0, 2, -1, 8, to, 0)).isZero();
    }
}
