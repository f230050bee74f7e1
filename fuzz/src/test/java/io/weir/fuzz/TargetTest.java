// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a build can afford of fuzzing: all seeds, each cut, and each with flipped bytes; the same in every run. */
@Timeout(120)
final class TargetTest {
    private static final int MUTATIONS = 300;

    @ParameterizedTest
    @EnumSource(Target.class)
    void seedsAndWhatIsNearThemAreReadOrRefused(Target target) throws Exception {
        Input input = target.input();
        Random random = new Random(target.ordinal());
        List<byte[]> seeds = input.seeds();

        assertThat(seeds).isNotEmpty();
        input.read(new byte[0]);
        for (byte[] seed : seeds) {
            input.read(seed);
            for (int i = 0; i < MUTATIONS; i++) {
                input.read(mutated(seed, random));
            }
        }
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] b = Arrays.copyOf(seed, random.nextInt(4) == 0 ? random.nextInt(seed.length) : seed.length);
        for (int flips = b.length == 0 ? 0 : 1 + random.nextInt(6); flips > 0; flips--) {
            b[random.nextInt(b.length)] = (byte) random.nextInt(256);
        }
        return b;
    }
}
