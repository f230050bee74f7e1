// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineHashTest {
    private static final int LENGTH = 301;

    private static byte[] bytes() {
        byte[] bytes = new byte[LENGTH];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static String hash(byte[] bytes) {
        return LineHash.of(bytes, 0, bytes.length);
    }

    @Test
    void sameBytesAnywhereHaveTheSameHash() {
        byte[] wide = new byte[LENGTH + 50];
        Arrays.fill(wide, (byte) 7);
        System.arraycopy(bytes(), 0, wide, 13, LENGTH);

        assertThat(LineHash.of(wide, 13, LENGTH)).isEqualTo(hash(bytes())).matches("[0-9a-f]{32}");
    }

    @Test
    void hashIsTheOneOfEveryVersionSinceAServerRemembersIt() {
        assertThat(hash("{}\n".getBytes(StandardCharsets.US_ASCII))).isEqualTo("f130522fbe5bc49b3e82b1c3e8af3935");
    }

    @Test
    void anyOtherBitChangesBothHalves() {
        Set<String> halves = new HashSet<>();
        byte[] bytes = bytes();
        add(halves, hash(bytes));
        for (int bit = 0; bit < 8 * LENGTH; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            add(halves, hash(bytes));
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }

        assertThat(halves).hasSize(2 * (8 * LENGTH + 1));
    }

    @Test
    void lengthsOfZerosDiffer() {
        Set<String> halves = new HashSet<>();
        for (int length = 0; length < 1000; length++) {
            add(halves, hash(new byte[length]));
        }

        assertThat(halves).hasSize(2000);
    }

    @Test
    void stripesInAnotherOrderDiffer() {
        byte[] bytes = bytes();
        byte[] turned = bytes();
        System.arraycopy(bytes, 0, turned, 32, 32);
        System.arraycopy(bytes, 32, turned, 0, 32);

        assertThat(hash(turned)).isNotEqualTo(hash(bytes));
    }

    private static void add(Set<String> halves, String hash) {
        halves.add("first " + hash.substring(0, 16));
        halves.add("second " + hash.substring(16));
    }
}
