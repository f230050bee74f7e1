// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.export.ExportLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing on the wire makes the decoder throw or hang. */
@Timeout(120)
class FuzzTest {
    private static final int FLIPS = Integer.getInteger("weir.thorough", 1) > 1 ? 20_000 : 6_000;

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void givenADatagramCutAtEveryByteThenTheDecoderGoesOn(int version) {
        Decoded decoded = Decoded.correct();
        List<byte[]> datagrams = Traffic.datagrams(version, 1, ExportLayout.values().length, 3, ExportLayout.values());

        for (byte[] datagram : datagrams) {
            for (int length = 0; length < datagram.length; length++) {
                decoded.send(length, Arrays.copyOf(datagram, length));
            }
        }

        assertThat(decoded.faults).isNotEmpty();
        goesOn(decoded, version);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void givenFlippedBitsThenTheDecoderGoesOn(int version) {
        Decoded decoded = Decoded.correct();
        Random random = new Random(20_261_122L + version);
        List<byte[]> datagrams = Traffic.datagrams(version, 2, ExportLayout.values().length, 3, ExportLayout.values());

        for (int i = 0; i < FLIPS; i++) {
            byte[] datagram = datagrams.get(random.nextInt(datagrams.size())).clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                datagram[2 + random.nextInt(datagram.length - 2)] ^= (byte) (1 << random.nextInt(8));
            }
            decoded.send(random.nextInt(4), datagram);
        }

        assertThat(decoded.faults).isNotEmpty();
        goesOn(decoded, version);
    }

    private static void goesOn(Decoded decoded, int version) {
        decoded.lines.clear();
        // All was sent at one moment: the exporter's limit of new templates is used up.
        decoded.at(3_600);
        for (byte[] datagram : Traffic.datagrams(version, 3, 2, 5, ExportLayout.STANDARD)) {
            decoded.send(60_000, datagram);
        }
        assertThat(decoded.lines).hasSize(10);
    }
}
