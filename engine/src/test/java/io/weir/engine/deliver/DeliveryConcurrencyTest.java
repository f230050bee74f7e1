// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.config.OnError;
import io.weir.sink.Block;
import io.weir.sink.SinkException;
import io.weir.sink.WhenFull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DeliveryConcurrencyTest {
    private static final int WORKERS = 4;
    private static final int RECORDS = 20_000;
    private static final long STRIDE = 10_000_000;

    /** A sink that notices if two blocks are offered at once. */
    private static final class Watching extends Collecting {
        private final AtomicInteger inside = new AtomicInteger();
        volatile int most;

        @Override
        public void onBlock(Block block) throws SinkException, InterruptedException {
            most = Math.max(most, inside.incrementAndGet());
            super.onBlock(block);
            inside.decrementAndGet();
        }
    }

    private static Thread worker(Delivery delivery, int number) {
        Thread thread = new Thread(() -> {
            Lanes lanes = delivery.openLanes(number);
            Random batches = new Random(number);
            long at = 0;
            while (at < RECORDS) {
                long end = Math.min(RECORDS, at + 1 + batches.nextInt(40));
                Rig.send(lanes, number * STRIDE + at, number * STRIDE + end);
                lanes.flush();
                at = end;
            }
            lanes.close();
        });
        thread.start();
        return thread;
    }

    private static boolean run(Delivery delivery) throws Exception {
        delivery.start();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(worker(delivery, i));
        }
        for (Thread thread : workers) {
            thread.join();
        }
        return delivery.stop(Duration.ofSeconds(20));
    }

    private static void assertAllThereInOrderPerWorker(List<String> lines) {
        for (int i = 0; i < WORKERS; i++) {
            String first = String.valueOf(i);
            assertThat(lines.stream().filter(line -> line.startsWith(first)).toList())
                .isEqualTo(Rig.expected(i * STRIDE, i * STRIDE + RECORDS));
        }
        assertThat(lines).hasSize(WORKERS * RECORDS);
    }

    @Test
    void workersThatWriteThemselvesNeverDoSoAtOnce() throws Exception {
        Watching sink = new Watching();

        assertThat(run(Rig.delivery(Rig.blocking("a", sink)))).isTrue();

        assertThat(sink.most).isEqualTo(1);
        assertAllThereInOrderPerWorker(sink.lines());
    }

    @Test
    void sinksWithThreadsGetEachWorkersRecordsInOrder() throws Exception {
        Watching one = new Watching();
        Watching two = new Watching();

        assertThat(run(Rig.delivery(Rig.blocking("one", one), Rig.blocking("two", two)))).isTrue();

        assertThat(one.most).isEqualTo(1);
        assertAllThereInOrderPerWorker(one.lines());
        assertAllThereInOrderPerWorker(two.lines());
    }

    @Test
    void blocksAcknowledgedByManyThreadsAllComeBack() throws Exception {
        ExecutorService acknowledging = Executors.newFixedThreadPool(3);
        Collecting later = new Collecting() {
            @Override
            public void onBlock(Block block) {
                keep(block);
                acknowledging.execute(block::done);
            }
        };
        Delivery delivery = Rig.delivery(
            Rig.spec("later", later, WhenFull.BLOCK, OnError.RETRY), Rig.blocking("other", new Collecting()));

        boolean clean = run(delivery);
        acknowledging.shutdown();

        assertThat(clean).isTrue();
        assertAllThereInOrderPerWorker(later.lines());
        assertThat(delivery.accounts().get(0))
            .isEqualTo(new SinkAccount("later", WORKERS * RECORDS, WORKERS * RECORDS, 0, 0, 0, 8L * WORKERS * RECORDS));
    }
}
