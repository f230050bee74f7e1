// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.metrics.CapturingLogger;
import io.weir.engine.spool.SpoolAccount;
import io.weir.sink.Sink;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SinkDropWatchTest {
    private final AtomicLong nowNs = new AtomicLong();
    private final CapturingLogger logger = new CapturingLogger();
    private final SinkDropWatch watch = new SinkDropWatch(logger, nowNs::get);

    private static SinkAccount account(long dropped, long waiting, SpoolAccount spool) {
        return new SinkAccount("s", 100, 0, dropped, 0, waiting, 0, spool, Map.of());
    }

    private static SinkAccount dropped(long dropped) {
        return account(dropped, 0, SpoolAccount.NONE);
    }

    @Test
    void theFirstDropIsToldAtOnceAndFurtherOnesEveryTenSeconds() {
        watch.look(dropped(0));
        watch.look(dropped(5));
        nowNs.addAndGet(9_000_000_000L);
        watch.look(dropped(9));
        nowNs.addAndGet(1_000_000_000L);
        watch.look(dropped(12));
        nowNs.addAndGet(60_000_000_000L);
        watch.look(dropped(12));

        assertThat(logger.lines()).hasSize(2).allMatch(line -> line.contains("not take them as fast as they came"));
        assertThat(logger.lines().get(0)).contains("sink=s", "dropped=5", "in_all=5");
        assertThat(logger.lines().get(1)).contains("dropped=7", "in_all=12");
    }

    @Test
    void aSinkLosesWhileRecordsWereLostInTheLastSecondsButNotThoseThatItKept() {
        assertThat(watch.isLosing(dropped(0))).isFalse();
        assertThat(watch.isLosing(failed(5, 5))).isFalse();

        watch.look(failed(6, 5));
        nowNs.addAndGet(9_000_000_000L);
        assertThat(watch.isLosing(failed(6, 5))).isTrue();
        nowNs.addAndGet(1_000_000_000L);
        assertThat(watch.isLosing(failed(6, 5))).isFalse();
    }

    private static SinkAccount failed(long failed, long kept) {
        return new SinkAccount("s", 100, 0, 0, failed, 0, 0, SpoolAccount.NONE, Map.of(Sink.KEPT, kept));
    }

    @Test
    void whyTheSpoolLostThemIsSaid() {
        watch.look(account(3, 0, new SpoolAccount(0, 0, 3, 0, 0)));
        nowNs.addAndGet(10_000_000_000L);
        watch.look(account(7, 0, new SpoolAccount(0, 0, 3, 4, 0)));

        assertThat(logger.lines().get(0)).contains("its spool is full", "spool.max-bytes");
        assertThat(logger.lines().get(1)).contains("longer than spool.max-age", "dropped=4");
    }

    @Test
    void whatIsLostAtTheEndIsTold() {
        watch.look(dropped(5));

        watch.end(account(6, 40, SpoolAccount.NONE));

        assertThat(logger.lines()).hasSize(3);
        assertThat(logger.lines().get(1)).contains("dropped=1", "in_all=6");
        assertThat(logger.lines().get(2)).contains("thrown away", "dropped=40");
    }
}
