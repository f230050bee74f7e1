// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is deflated here, the JDK's zlib inflates to the same bytes. */
class LineDeflaterTest {
    private final LineDeflater deflater = new LineDeflater();
    private final BitWriter out = new BitWriter();

    private int roundTrip(byte[] bytes) throws Exception {
        out.clear();
        deflater.deflate(bytes, bytes.length, out);
        out.align();
        byte[] deflated = out.toBytes();
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] back = new byte[bytes.length + 1];
            int length = inflater.inflate(back);
            if (!inflater.finished()) {
                length += inflater.inflate(back, length, back.length - length);
            }
            assertThat(inflater.finished()).isTrue();
            assertThat(inflater.getRemaining()).isZero();
            assertThat(length).isEqualTo(bytes.length);
            assertThat(java.util.Arrays.equals(bytes, 0, length, back, 0, length)).isTrue();
        } finally {
            inflater.end();
        }
        return deflated.length;
    }

    private static byte[] lines(int count, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("{\"type\":\"NETFLOW_V9\",\"bytes\":").append(random.nextInt(1_000_000))
                .append(",\"src_addr\":\"10.0.").append(random.nextInt(256)).append('.').append(random.nextInt(256))
                .append("\",\"packets\":").append(random.nextInt(100)).append(",\"tcp_flags\":0,\"vlan_id\":0}\n");
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void linesComeBackAndTakeAFractionOfTheirBytes() throws Exception {
        byte[] lines = lines(10_000, 1);

        assertThat(roundTrip(lines)).isLessThan(lines.length / 4);
        assertThat(roundTrip(lines(3, 2))).as("used again for a shorter text").isPositive();
    }

    @Test
    void shortTextsComeBack() throws Exception {
        for (int length = 0; length < 64; length++) {
            roundTrip(new byte[length]);
            roundTrip(java.util.Arrays.copyOf(lines(1, length), length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 16, 256})
    void anyBytesComeBackHoweverManyDifferentOnesThereAre(int kinds) throws Exception {
        Random random = new Random(kinds);
        for (int round = 0; round < 20; round++) {
            byte[] bytes = new byte[random.nextInt(300_000)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) random.nextInt(kinds);
            }
            roundTrip(bytes);
        }
    }

    @Test
    void repetitionsAtAnyDistanceAndLengthComeBack() throws Exception {
        Random random = new Random(3);
        byte[] noise = new byte[70_000];
        for (int distance : new int[] {6, 7, 255, 256, 257, 32_767, 32_768, 32_769, 60_000}) {
            for (int length : new int[] {5, 6, 7, 257, 258, 259, 600}) {
                random.nextBytes(noise);
                System.arraycopy(noise, 0, noise, distance, length);
                roundTrip(noise);
            }
        }
    }

    @Test
    void symbolsOfVeryDifferentFrequencyKeepToTheLongestCode() throws Exception {
        int[] frequencies = new int[30];
        frequencies[0] = 1;
        frequencies[1] = 1;
        for (int i = 2; i < frequencies.length; i++) {
            frequencies[i] = frequencies[i - 1] + frequencies[i - 2];
        }
        Huffman code = new Huffman(30, 15);

        code.build(frequencies);

        long taken = 0;
        for (int i = 0; i < 30; i++) {
            assertThat(code.length(i)).isBetween(1, 15);
            taken += 1L << 15 - code.length(i);
        }
        assertThat(taken).as("complete").isEqualTo(1L << 15);
        assertThat(code.length(29)).isLessThan(code.length(0));
    }
}
