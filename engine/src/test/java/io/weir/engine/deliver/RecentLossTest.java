// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentLossTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final AtomicLong nowNs = new AtomicLong(Long.MAX_VALUE - 5 * SECOND_NS);
    private final RecentLoss loss = new RecentLoss(nowNs::get);

    @Test
    void aLossIsRecentForTenSecondsFromItsLastRise() {
        assertThat(loss.look(0)).isFalse();

        assertThat(loss.look(3)).isTrue();
        nowNs.addAndGet(9 * SECOND_NS);
        assertThat(loss.look(4)).isTrue();
        nowNs.addAndGet(10 * SECOND_NS - 1);
        assertThat(loss.look(4)).isTrue();
        nowNs.addAndGet(1);
        assertThat(loss.look(4)).isFalse();
    }

    @Test
    void aCountThatFallsIsNoLossAndOneThatRisesAgainIs() {
        loss.look(4);
        nowNs.addAndGet(20 * SECOND_NS);

        assertThat(loss.look(2)).isFalse();
        assertThat(loss.look(5)).isTrue();
    }
}
