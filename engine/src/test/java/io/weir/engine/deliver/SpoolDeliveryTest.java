// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.engine.config.OnError;
import io.weir.engine.config.SpoolConfig;
import io.weir.engine.config.SpoolConfig.Overflow;
import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import io.weir.sink.WhenFull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SpoolDeliveryTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final FeedBounds SMALL = new FeedBounds(1024, 64, 60_000_000_000L);

    @TempDir
    private Path dir;
    private FeedBounds bounds = SMALL;
    private OnError onError = OnError.RETRY;
    private final List<String> stops = new CopyOnWriteArrayList<>();

    /** The sink beside another one that is well. */
    private Delivery start(BlockSink sink) throws Exception {
        SpoolConfig spool = new SpoolConfig(dir.resolve("spool"), 64 << 20, Duration.ZERO, Overflow.OLDEST);
        List<SinkSpec> sinks = List.of(new SinkSpec("s", sink, WhenFull.SPOOL, onError, spool),
            Rig.blocking("other", new Collecting()));
        Delivery delivery = new Delivery(sinks, List.of(), Rig::digits, Rig.SMALL, bounds);
        delivery.onStopRequested(stops::add);
        delivery.start();
        return delivery;
    }

    private static SinkAccount assertSumsAgree(Delivery delivery) {
        SinkAccount a = delivery.accounts().get(0);
        assertThat(a.accepted() + a.spool().found()).as(a.toString()).isEqualTo(
            a.delivered() + a.dropped() + a.failed() + a.waiting() + a.spool().waiting());
        return a;
    }

    private boolean isOnDisk() throws Exception {
        try (var segments = Files.newDirectoryStream(dir.resolve("spool"), "0*")) {
            return segments.iterator().hasNext();
        }
    }

    /** Sends without overrunning the few small blocks of the test's lane: only the spool is to be tested. */
    private static void sendAll(Delivery delivery, Lanes lanes, long from, long to) {
        for (long n = from; n < to; n += 8) {
            Rig.send(lanes, n, Math.min(to, n + 8));
            lanes.flush();
            long end = System.nanoTime() + LONG.toNanos();
            while (delivery.accounts().get(0).waiting() >= 140 && System.nanoTime() < end) {
                LockSupport.parkNanos(100_000);
            }
        }
    }

    /** A server that is away until it is told to come. */
    private static final class Server extends Collecting {
        private volatile boolean away = true;

        @Override
        public void onBlock(Block block) throws SinkException, InterruptedException {
            if (away) {
                throw new SinkException("connection refused", true, null);
            }
            super.onBlock(block);
        }
    }

    @Test
    void sinkThatKeepsUpGetsItsBlocksThroughMemory() throws Exception {
        Collecting sink = new Collecting();
        bounds = FeedBounds.DEFAULT;
        Delivery delivery = start(sink);
        Lanes lanes = delivery.openLanes(0);

        sendAll(delivery, lanes, 0, 2000);
        Rig.await(() -> sink.lines().size() == 2000);

        assertThat(isOnDisk()).isFalse();
        lanes.close();
        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(sink.lines()).isEqualTo(Rig.expected(0, 2000));
        assertThat(assertSumsAgree(delivery).delivered()).isEqualTo(2000);
    }

    @Test
    void whileTheServerIsAwayBlocksWaitOnDiskAndComeInOrderThen() throws Exception {
        Server server = new Server();
        Delivery delivery = start(server);
        Lanes lanes = delivery.openLanes(0);

        sendAll(delivery, lanes, 0, 5000);
        SinkAccount away = assertSumsAgree(delivery);
        server.away = false;
        Rig.await(() -> server.lines().size() == 5000);
        sendAll(delivery, lanes, 5000, 6000);
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(away.spool().waiting()).isGreaterThan(4000);
        assertThat(server.lines()).isEqualTo(Rig.expected(0, 6000));
        assertThat(assertSumsAgree(delivery).delivered()).isEqualTo(6000);
        assertThat(isOnDisk()).isFalse();
    }

    @Test
    void whatWaitsAtTheEndIsKeptForTheNextStart() throws Exception {
        Delivery first = start(new Server());
        Lanes lanes = first.openLanes(0);
        sendAll(first, lanes, 0, 1000);
        lanes.close();

        assertThat(first.stop(SHORT)).isTrue();

        SinkAccount left = assertSumsAgree(first);
        assertThat(left.spool().waiting()).isEqualTo(1000);
        assertThat(left.waiting() + left.dropped() + left.failed()).isZero();

        Collecting server = new Collecting();
        Delivery second = start(server);
        assertThat(second.accounts().get(0).spool().found()).isEqualTo(1000);
        lanes = second.openLanes(0);
        sendAll(second, lanes, 1000, 1100);
        lanes.close();

        assertThat(second.stop(LONG)).isTrue();
        assertThat(server.lines()).isEqualTo(Rig.expected(0, 1100));
        SinkAccount after = assertSumsAgree(second);
        assertThat(after.delivered()).isEqualTo(1100);
        assertThat(after.spool().waiting()).isZero();
    }

    @Test
    void sinkThatHangsHoldsUpNobodyAndItsBlockIsKept() throws Exception {
        Semaphore never = new Semaphore(0);
        Collecting hanging = new Collecting() {
            @Override
            public void onBlock(Block block) {
                never.acquireUninterruptibly();
            }
        };
        Delivery first = start(hanging);
        Lanes lanes = first.openLanes(0);
        sendAll(first, lanes, 0, 500);
        lanes.close();

        assertThat(first.stop(SHORT)).isTrue();
        assertThat(assertSumsAgree(first).spool().waiting()).isEqualTo(500);

        Collecting server = new Collecting();
        Delivery second = start(server);
        second.openLanes(0).close();
        second.stop(LONG);
        assertThat(server.lines()).isEqualTo(Rig.expected(0, 500));
        never.release();
    }

    @Test
    void blockThatWaitsLongIsOnDiskBeforeTheSinkAcknowledgesIt() throws Exception {
        bounds = new FeedBounds(1 << 20, 64, 50_000_000L);
        List<Block> blocks = Collections.synchronizedList(new ArrayList<>());
        BlockSink silent = blocks::add;
        Delivery delivery = start(silent);
        Lanes lanes = delivery.openLanes(0);
        Rig.send(lanes, 0, 5);
        lanes.flush();

        Rig.await(() -> delivery.accounts().get(0).spool().waiting() == 5);

        assertThat(blocks).hasSize(1);
        assertSumsAgree(delivery);
        blocks.get(0).done();
        assertThat(assertSumsAgree(delivery).delivered()).isEqualTo(5);
        assertThat(isOnDisk()).isFalse();
        lanes.close();
        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(blocks).hasSize(1);
    }

    @Test
    void verdictsOutOfOrderFromManyThreadsLoseNothingAndCountRight() throws Exception {
        ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
        Random random = new Random(7);
        Collecting server = new Collecting() {
            @Override
            public void onBlock(Block block) {
                int fate = random.nextInt(10);
                int pause = random.nextInt(3);
                Thread thread = new Thread(() -> verdict(block, fate, pause));
                threads.add(thread);
                thread.start();
            }

            private void verdict(Block block, int fate, int pauseMs) {
                try {
                    Thread.sleep(pauseMs);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (fate == 0) {
                    block.fail(new SinkException("busy", true, null));
                } else if (fate == 1) {
                    block.fail(new SinkException("bad request"));
                } else {
                    keep(block);
                    block.done();
                }
            }
        };
        Delivery delivery = start(server);
        Lanes lanes = delivery.openLanes(0);

        sendAll(delivery, lanes, 0, 1500);
        lanes.close();

        delivery.stop(Duration.ofSeconds(40));
        SinkAccount account = assertSumsAgree(delivery);
        assertThat(server.lines()).doesNotHaveDuplicates().hasSize((int) account.delivered());
        assertThat(account.delivered() + account.failed()).isEqualTo(1500);
        assertThat(account.failed()).isPositive();
    }

    @Test
    void interruptLeftOnTheSinksThreadDoesNotHitTheSpoolsFiles() throws Exception {
        Collecting careless = new Collecting() {
            @Override
            public void onBlock(Block block) {
                keep(block);
                Thread.currentThread().interrupt();
                block.done();
            }
        };
        bounds = new FeedBounds(256, 64, 60_000_000_000L);
        Delivery delivery = start(careless);
        Lanes lanes = delivery.openLanes(0);
        sendAll(delivery, lanes, 0, 2000);
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();

        assertThat(careless.lines()).isEqualTo(Rig.expected(0, 2000));
        assertThat(assertSumsAgree(delivery).delivered()).isEqualTo(2000);
    }

    @Test
    void positionStaysAtTheLowestBlockThatIsNotAcknowledged() throws Exception {
        List<Block> held = Collections.synchronizedList(new ArrayList<>());
        bounds = new FeedBounds(1024, 3, 60_000_000_000L);
        BlockSink sink = held::add;
        Delivery first = start(sink);
        Lanes lanes = first.openLanes(0);
        sendAll(first, lanes, 0, 80);
        Rig.await(() -> held.size() >= 2);
        held.get(1).done();
        lanes.close();
        first.stop(SHORT);
        long left = assertSumsAgree(first).spool().waiting();

        Collecting server = new Collecting();
        Delivery second = start(server);
        second.openLanes(0).close();
        second.stop(LONG);

        // The second block comes again, although it was acknowledged: the position could not go past the first.
        assertThat(left).isEqualTo(80 - held.get(1).records());
        assertThat(second.accounts().get(0).spool().found()).isEqualTo(80);
        assertThat(server.lines()).startsWith("00000000").endsWith("00000079")
            .doesNotHaveDuplicates().hasSize(80);
    }

    @Test
    void finalFailuresAreDroppedAndTheRestGoesOn() throws Exception {
        Collecting picky = new Collecting() {
            private int calls;

            @Override
            public void onBlock(Block block) throws SinkException, InterruptedException {
                if (calls++ == 1) {
                    throw new SinkException("400");
                }
                super.onBlock(block);
            }
        };
        Delivery delivery = start(picky);
        Lanes lanes = delivery.openLanes(0);
        sendAll(delivery, lanes, 0, 400);
        lanes.close();

        delivery.stop(LONG);

        SinkAccount account = assertSumsAgree(delivery);
        assertThat(account.failed()).isPositive();
        assertThat(picky.lines()).hasSize((int) (400 - account.failed()));
    }

    @Test
    void dropPolicyDropsWhatFailsOnceEvenIfItMightSucceedLater() throws Exception {
        onError = OnError.DROP;
        Delivery delivery = start(new Server());
        Lanes lanes = delivery.openLanes(0);
        sendAll(delivery, lanes, 0, 100);
        lanes.close();

        delivery.stop(LONG);
        assertThat(assertSumsAgree(delivery).failed()).isEqualTo(100);
    }

    @Test
    void stopPolicyAsksForTheStopAndKeepsEverything() throws Exception {
        onError = OnError.STOP;
        Delivery delivery = start(new Server());
        Lanes lanes = delivery.openLanes(0);
        sendAll(delivery, lanes, 0, 100);
        Rig.await(() -> !stops.isEmpty());
        sendAll(delivery, lanes, 100, 300);
        lanes.close();
        delivery.stop(LONG);

        assertThat(stops).containsExactly("sink s: connection refused");
        SinkAccount account = assertSumsAgree(delivery);
        assertThat(account.spool().waiting()).isEqualTo(300);
        assertThat(account.failed()).isZero();
    }

    @Test
    void goneDestinationGetsAllOnceItIsReopened() throws Exception {
        Collecting pipe = new Collecting() {
            private volatile boolean gone = true;

            @Override
            public void onBlock(Block block) throws SinkException, InterruptedException {
                if (gone) {
                    throw SinkException.gone("the reader is gone", null);
                }
                super.onBlock(block);
            }

            @Override
            public void reopen() {
                gone = false;
            }
        };
        Delivery delivery = start(pipe);
        Lanes lanes = delivery.openLanes(0);
        sendAll(delivery, lanes, 0, 200);
        assertThat(pipe.lines()).isEmpty();

        delivery.reopen();
        Rig.await(() -> pipe.lines().size() == 200);
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(pipe.lines()).isEqualTo(Rig.expected(0, 200));
        assertThat(stops).isEmpty();
    }

    @Test
    void spoolThatCannotBeMadeIsNamedWithWhatToDo() throws Exception {
        Files.writeString(dir.resolve("spool"), "a file");

        assertThatThrownBy(() -> start(new Collecting())).isInstanceOf(SinkException.class)
            .hasMessageContaining("sink s").hasMessageContaining(dir.resolve("spool").toString())
            .hasMessageContaining("-transport.s.spool.dir");
    }

    @Test
    void manyWorkersKeepTheirOrderOverDisk() throws Exception {
        Server server = new Server();
        Delivery delivery = start(server);
        List<Thread> workers = new ArrayList<>();
        for (int w = 0; w < 3; w++) {
            int worker = w;
            Thread thread = new Thread(() -> {
                Lanes lanes = delivery.openLanes(worker);
                sendAll(delivery, lanes, worker * 1_000_000L, worker * 1_000_000L + 2000);
                lanes.close();
            });
            thread.start();
            workers.add(thread);
        }
        Rig.await(() -> delivery.accounts().get(0).spool().waiting() > 1000);
        server.away = false;
        for (Thread worker : workers) {
            worker.join();
        }

        assertThat(delivery.stop(LONG)).isTrue();
        for (int w = 0; w < 3; w++) {
            long first = w * 1_000_000L;
            assertThat(server.lines().stream().filter(line -> Long.parseLong(line) / 1_000_000 == first / 1_000_000))
                .containsExactlyElementsOf(Rig.expected(first, first + 2000));
        }
        assertSumsAgree(delivery);
    }
}
