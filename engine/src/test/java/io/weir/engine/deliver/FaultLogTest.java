// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FaultLogTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private final AtomicLong nowNs = new AtomicLong();
    private final FaultLog log = new FaultLog("sink a", nowNs::get);

    private int admittedOf(int times) {
        int admitted = 0;
        for (int i = 0; i < times; i++) {
            admitted += log.admit() ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void aWriteAfterFailedOnesIsToldOnce() {
        assertThat(log.works()).isFalse();
        log.failing("disk full", "trying again");
        log.failing("disk full", "trying again");

        assertThat(log.works()).isTrue();
        assertThat(log.works()).isFalse();
    }

    @Test
    void atMostTenLinesAMinuteAreWritten() {
        assertThat(admittedOf(1_000)).isEqualTo(10);

        nowNs.set(59 * SECOND_NS);
        assertThat(admittedOf(1_000)).isZero();

        nowNs.set(60 * SECOND_NS);
        assertThat(admittedOf(1_000)).isEqualTo(10);
    }
}
