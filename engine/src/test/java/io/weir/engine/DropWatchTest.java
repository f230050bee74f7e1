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
        watch.look(2055, lost(0, 0));
        watch.look(2055, lost(5, 2));
        nowNs.addAndGet(9_000_000_000L);
        watch.look(2055, lost(9, 3));
        nowNs.addAndGet(1_000_000_000L);
        watch.look(2055, lost(12, 3));
        nowNs.addAndGet(60_000_000_000L);
        watch.look(2055, lost(12, 3));

        assertThat(told()).containsExactly("port=2055 dropped_by_kernel=2 dropped_at_rings=3 dropped_no_buffer=0",
            "port=2055 dropped_by_kernel=1 dropped_at_rings=6 dropped_no_buffer=0");
    }

    @Test
    void whatWasLostSinceTheLastLineIsToldAtTheEnd() {
        watch.look(2055, lost(5, 2));
        watch.look(2055, lost(9, 3));

        watch.last(2055, lost(11, 3));
        watch.last(2055, lost(11, 3));

        assertThat(told()).containsExactly("port=2055 dropped_by_kernel=2 dropped_at_rings=3 dropped_no_buffer=0",
            "port=2055 dropped_by_kernel=1 dropped_at_rings=5 dropped_no_buffer=0");
    }

    @Test
    void largeDatagramsWithoutBufferAreToldApart() {
        watch.look(2055, new DropWatch.Lost(9, 2, 4));
        watch.last(2055, new DropWatch.Lost(15, 2, 9));

        assertThat(told()).containsExactly("port=2055 dropped_by_kernel=2 dropped_at_rings=3 dropped_no_buffer=4",
            "port=2055 dropped_by_kernel=0 dropped_at_rings=1 dropped_no_buffer=5");
    }

    private static DropWatch.Lost lost(long all, long inKernel) {
        return new DropWatch.Lost(all, inKernel, 0);
    }

    private List<String> told() {
        return logger.lines().stream().map(line -> line.substring(line.indexOf("port="))).toList();
    }
}
