// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.seeded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeededTest {
    private final Random random = new Random(1);

    @Test
    void aHashTellsItsKeyAndNoOther() {
        for (long key : new long[] {0, 1, -1, Long.MIN_VALUE, 256, 1L << 48}) {
            assertThat(Seed.key(Seed.of(key))).isEqualTo(key);
        }
        random.longs(10_000).forEach(key -> assertThat(Seed.key(Seed.of(key))).isEqualTo(key));
    }

    @Test
    void keysThatDifferInFewBitsSpreadOverThePlacesOfATable() {
        int[] places = new int[256];
        for (int i = 0; i < 64; i++) {
            for (int k = 0; k <= i; k++) {
                places[(int) Seed.of(1L << i | 1L << k) & 255]++;
            }
        }

        assertThat(Arrays.stream(places).max().orElseThrow()).as("of 2,080 keys, 8 a place").isLessThan(40);
    }

    @Test
    void mapsHoldWhatAMapHolds() {
        Map<Long, Long> expected = new HashMap<>();
        SeededMap<Long> map = new SeededMap<>();
        SeededNumbers numbers = new SeededNumbers();
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(1_000) - 500;
            long value = random.nextInt(4);
            assertThat(map.get(key)).isEqualTo(expected.get(key));
            assertThat(numbers.get(key)).isEqualTo(expected.getOrDefault(key, 0L));
            numbers.put(key, value);
            if (value == 0) {
                expected.remove(key);
                map.remove(key);
            } else {
                expected.put(key, value);
                map.put(key, value);
            }
        }
        Map<Long, Long> all = new HashMap<>();
        numbers.forEach(all::put);

        assertThat(all).isEqualTo(expected);
        assertThat(map.values()).containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(map.size()).isEqualTo(numbers.size()).isEqualTo(expected.size());
    }

    @Test
    void bytesThatMeetForJavaDoNotMeetHere() {
        byte[] one = {1, 0};
        byte[] other = {0, 31};
        assertThat(Arrays.hashCode(one)).isEqualTo(Arrays.hashCode(other));

        assertThat(Seed.of(one)).isNotEqualTo(Seed.of(other));
        assertThat(new BytesKey(9, one)).isEqualTo(new BytesKey(9, one.clone())).isNotEqualTo(new BytesKey(10, one))
            .isNotEqualTo(new BytesKey(9, other)).hasSameHashCodeAs(new BytesKey(9, one.clone()));
    }
}
