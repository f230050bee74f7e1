// SPDX-License-Identifier: Apache-2.0
package io.weir.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What decoders share is bounded in all, and none can take everything. */
class BoundsShareTest {
    private final Bounds.Room room = new Bounds(DecoderSettings.defaults()).exporters();

    @Test
    void givenOneDecoderThenItCanTakeEverything() {
        Bounds.Share only = room.share();

        assertThat(only.take(10_000)).isTrue();
        assertThat(only.take(1)).isFalse();
        only.give(10_000);
        assertThat(room.used()).isZero();
        assertThat(only.take(10_000)).isTrue();
    }

    @Test
    void givenADecoderThatTakesAllItCanThenAnotherStillHasItsPart() {
        Bounds.Share flooded = room.share();
        Bounds.Share other = room.share();
        while (flooded.take(1)) {
            assertThat(room.used()).isLessThanOrEqualTo(room.limit());
        }

        assertThat(other.take(2_500)).isTrue();
        assertThat(other.take(1)).isFalse();
        assertThat(room.used()).isEqualTo(room.limit());
        flooded.give(1);
        assertThat(other.take(1)).isTrue();
    }

    @Test
    void givenMoreThanThereIsRoomForThenItIsCountedAndGivenBack() {
        Bounds.Share share = room.share();
        share.take(10_000);

        share.takeAnyway(5);
        assertThat(room.used()).isEqualTo(10_005);
        share.give(10_005);

        assertThat(room.used()).isZero();
    }
}
