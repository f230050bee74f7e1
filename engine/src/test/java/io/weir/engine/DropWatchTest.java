// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.metrics.CapturingLogger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class DropWatchTest {
    @Test
    void theFirstLossIsToldAtOnceAndFurtherOnesEveryTenSeconds() {
        AtomicLong nowNs = new AtomicLong();
        CapturingLogger logger = new CapturingLogger();
        DropWatch watch = new DropWatch(logger, nowNs::get);

        watch.look(2055, 0, 0);
        watch.look(2055, 5, 2);
        nowNs.addAndGet(9_000_000_000L);
        watch.look(2055, 9, 3);
        nowNs.addAndGet(1_000_000_000L);
        watch.look(2055, 12, 3);
        nowNs.addAndGet(60_000_000_000L);
        watch.look(2055, 12, 3);

        assertThat(logger.lines()).extracting(line -> line.substring(line.indexOf("port="))).containsExactly(
            "port=2055 dropped_by_kernel=2 dropped_at_rings=3",
            "port=2055 dropped_by_kernel=1 dropped_at_rings=6");
    }
}
