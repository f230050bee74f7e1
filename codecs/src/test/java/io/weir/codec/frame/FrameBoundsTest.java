// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

import static io.weir.codec.frame.Frames.ethernet;
import static io.weir.codec.frame.Frames.ipv4;
import static io.weir.codec.frame.Frames.ipv6;
import static io.weir.codec.frame.Frames.label;
import static io.weir.codec.frame.Frames.options;
import static io.weir.codec.frame.Frames.tag;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in a frame: nothing is read beyond it, and it costs no more than its bytes. */
class FrameBoundsTest {
    private static final List<FrameGrammar> GRAMMARS = List.of(FrameGrammar.STANDARD, FrameGrammar.GOFLOW2);
    private static final int LARGEST = 65_000;

    /** {@link Walk} fails if a layer is out of order, and the array's own bounds if one byte is read beyond it. */
    private static List<String> bounded(FrameGrammar grammar, byte[] frame, Layer start) {
        List<String> layers = Walk.of(grammar, frame, start).layers;
        assertThat(layers.size()).isLessThanOrEqualTo(frame.length / 4 + 3);
        return layers;
    }

    @Test
    void givenEachFrameCutAtEachByteThenItsLayersAreTheFirstOfTheWholeOne() {
        for (FrameGrammar grammar : GRAMMARS) {
            for (String hex : Frames.ALL) {
                byte[] frame = Frames.bytes(hex);
                List<String> whole = Walk.of(grammar, hex).layers;
                for (int length = 0; length < frame.length; length++) {
                    List<String> layers = bounded(grammar, Arrays.copyOf(frame, length), Layer.ETHERNET);
                    // The last one may be cut, or read otherwise for what is missing behind it.
                    List<String> sure = layers.subList(0, Math.max(0, layers.size() - 1));
                    assertThat(whole.subList(0, Math.min(sure.size(), whole.size()))).isEqualTo(sure.stream()
                        .filter(layer -> layer.indexOf(' ') > 0).limit(whole.size()).toList());
                }
            }
        }
    }

    @Test
    void givenRandomBytesThenNothingIsReadBeyondThem() {
        Random random = new Random(14);
        for (int i = 0; i < 100_000; i++) {
            byte[] frame = new byte[random.nextInt(200)];
            random.nextBytes(frame);
            Layer start = Layer.values()[random.nextInt(Layer.values().length)];
            bounded(GRAMMARS.get(i & 1), frame, start);
        }
    }

    @Test
    void givenFramesWithSomeBytesChangedThenNothingIsReadBeyondThem() {
        Random random = new Random(15);
        for (int i = 0; i < 100_000; i++) {
            byte[] frame = Frames.bytes(Frames.ALL.get(random.nextInt(Frames.ALL.size())));
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
            }
            bounded(GRAMMARS.get(i & 1), Arrays.copyOf(frame, random.nextInt(frame.length + 1)), Layer.ETHERNET);
        }
    }

    @Test
    void givenAFrameOfNothingButHeadersThenThereAreNoMoreLayersThanAFourthOfItsBytes() {
        List<String> bombs = List.of(
            ethernet(0x8100) + tag(1, 0x8100).repeat(LARGEST / 4),
            ethernet(0x0800) + ipv4(47) + "00000800" + (ipv4(47) + "00000800").repeat(LARGEST / 24),
            ethernet(0x0800) + ipv4(4).repeat(LARGEST / 20),
            ethernet(0x86dd) + ipv6(0) + options(0).repeat(LARGEST / 8),
            ethernet(0x8847) + label(7, false).repeat(LARGEST / 4),
            ethernet(0x8847) + (label(16, true) + ethernet(0x8847)).repeat(LARGEST / 18),
            ethernet(0x0800) + (ipv4(17) + Frames.udp(3544) + ipv6(4)).repeat(LARGEST / 68));
        for (String bomb : bombs) {
            byte[] frame = Frames.bytes(bomb);
            for (FrameGrammar grammar : GRAMMARS) {
                assertThat(bounded(grammar, frame, Layer.ETHERNET)).isNotEmpty();
            }
        }
        assertThat(Walk.of(FrameGrammar.STANDARD, bombs.get(0)).layers).hasSize(LARGEST / 4 + 2);
    }
}
