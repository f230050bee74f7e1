// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SmallBlockPaceTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int SMALL = 100;
    private static final int LARGE = 200_000;

    private final SmallBlockPace pace = new SmallBlockPace(5 * SECOND_NS);

    private long[] millis(int blocks, int firstHeld, int ofLane) {
        return IntStream.range(0, blocks)
            .mapToLong(i -> pace.afterBlock(SMALL, firstHeld + i, ofLane, 5 * SECOND_NS) / 1_000_000).toArray();
    }

    @Test
    void smallBlocksAreTakenSlowlyOnceTheSinkHoldsMuchOfWhatItsLaneHas() {
        assertThat(millis(8, 1, 16)).containsExactly(0, 0, 0, 0, 1, 2, 4, 8);
    }

    @Test
    void smallBlocksOfASpoolAreTakenAtOnce() {
        assertThat(millis(500, 1, 4096)).containsOnly(0);
    }

    @Test
    void noPauseIsLongerThanHalfOfTheAgeOfABatchNorThanWhatIsLeftOfIt() {
        assertThat(millis(20, 10, 16)).endsWith(2_500, 2_500);
        assertThat(pace.afterBlock(SMALL, 10, 16, 7)).isEqualTo(7);
        assertThat(pace.afterBlock(SMALL, 10, 16, 0)).isZero();
    }

    @Test
    void largeBlocksAndPausesInTheTrafficMakeItQuickAgain() {
        millis(5, 10, 16);

        assertThat(pace.afterBlock(LARGE, 10, 16, SECOND_NS)).isZero();
        assertThat(millis(1, 10, 16)).containsExactly(16);
        pace.forget();
        assertThat(millis(1, 10, 16)).containsExactly(1);
    }
}
