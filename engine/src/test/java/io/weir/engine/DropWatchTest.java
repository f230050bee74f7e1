// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.metrics.CapturingLogger;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class DropWatchTest {
    private final AtomicLong nowNs = new AtomicLong();
    private final CapturingLogger logger = new CapturingLogger();
    private final DropWatch watch = new DropWatch(logger, nowNs::get);

    @Test
    void theFirstLossIsToldAtOnceAndFurtherOnesEveryTenSeconds() {
        watch.look(2055, 0, 0);
        watch.look(2055, 5, 2);
        nowNs.addAndGet(9_000_000_000L);
        watch.look(2055, 9, 3);
        nowNs.addAndGet(1_000_000_000L);
        watch.look(2055, 12, 3);
        nowNs.addAndGet(60_000_000_000L);
        watch.look(2055, 12, 3);

        assertThat(told()).containsExactly("port=2055 dropped_by_kernel=2 dropped_at_rings=3",
            "port=2055 dropped_by_kernel=1 dropped_at_rings=6");
    }

    @Test
    void whatWasLostSinceTheLastLineIsToldAtTheEnd() {
        watch.look(2055, 5, 2);
        watch.look(2055, 9, 3);

        watch.last(2055, 11, 3);
        watch.last(2055, 11, 3);

        assertThat(told()).containsExactly("port=2055 dropped_by_kernel=2 dropped_at_rings=3",
            "port=2055 dropped_by_kernel=1 dropped_at_rings=5");
    }

    private List<String> told() {
        return logger.lines().stream().map(line -> line.substring(line.indexOf("port="))).toList();
    }
}
