// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.config.OnError;
import io.weir.engine.config.SpoolConfig;
import io.weir.engine.config.SpoolConfig.Overflow;
import io.weir.engine.config.SpoolConfig.Use;
import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import io.weir.sink.WhenFull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A sink with a spool beside another one that is well. */
final class SpoolRig {
    FeedBounds bounds = new FeedBounds(1024, 64, 60_000_000_000L);
    OnError onError = OnError.RETRY;
    long maxBytes = 64 << 20;
    Use use = Use.BEHIND;
    final List<String> stops = new CopyOnWriteArrayList<>();
    private final Path dir;

    SpoolRig(Path dir) {
        this.dir = dir;
    }

    Delivery start(BlockSink sink) throws SinkException {
        SpoolConfig spool = new SpoolConfig(dir, maxBytes, Duration.ZERO, Overflow.OLDEST, use);
        List<SinkSpec> sinks = List.of(new SinkSpec("s", sink, WhenFull.SPOOL, onError, spool),
            Rig.blocking("other", new Collecting()));
        Delivery delivery = new Delivery(sinks, List.of(), Rig::digits, Rig.SMALL, bounds);
        delivery.onStopRequested(stops::add);
        delivery.start();
        return delivery;
    }

    /** Sends without overrunning the few small blocks of the test's lane: only the spool is to be tested. */
    static void sendAll(Delivery delivery, Lanes lanes, long from, long to) {
        for (long n = from; n < to; n += 8) {
            Rig.send(lanes, n, Math.min(to, n + 8));
            lanes.flush();
            long end = System.nanoTime() + 60_000_000_000L;
            while (delivery.accounts().get(0).waiting() >= 140 && System.nanoTime() < end) {
                LockSupport.parkNanos(100_000);
            }
        }
    }

    static SinkAccount assertSumsAgree(Delivery delivery) {
        SinkAccount a = delivery.accounts().get(0);
        assertThat(a.accepted() + a.spool().found()).as(a.toString()).isEqualTo(
            a.delivered() + a.dropped() + a.failed() + a.waiting() + a.spool().waiting());
        return a;
    }

    /** A server that is away until it is told to come. */
    static final class Server extends Collecting {
        private volatile boolean away = true;

        void come() {
            away = false;
        }

        @Override
        public void onBlock(Block block) throws SinkException, InterruptedException {
            if (away) {
                throw new SinkException("connection refused", true, null);
            }
            super.onBlock(block);
        }
    }
}
