// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.engine.config.SpoolConfig;
import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SpoolDeliveryTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(400);

    @TempDir
    private Path dir;
    private SpoolRig rig;

    @BeforeEach
    void rig() {
        rig = new SpoolRig(dir.resolve("spool"));
    }

    private boolean isOnDisk() {
        try (var segments = Files.newDirectoryStream(dir.resolve("spool"), "0*")) {
            return segments.iterator().hasNext();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void sinkThatKeepsUpGetsItsBlocksThroughMemory() throws Exception {
        Collecting sink = new Collecting();
        rig.bounds = new FeedBounds(64 << 20, 4096, 1_000_000_000L);
        Delivery delivery = rig.start(sink);
        Lanes lanes = delivery.openLanes(0);

        SpoolRig.sendAll(delivery, lanes, 0, 2000);
        Rig.await(() -> sink.lines().size() == 2000);

        assertThat(isOnDisk()).isFalse();
        lanes.close();
        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(sink.lines()).isEqualTo(Rig.expected(0, 2000));
        assertThat(SpoolRig.assertSumsAgree(delivery).delivered()).isEqualTo(2000);
    }

    @Test
    void spoolThatIsAlwaysUsedHoldsEachRecordBeforeTheSinkHasIt() throws Exception {
        rig.use = SpoolConfig.Use.ALWAYS;
        rig.bounds = new FeedBounds(64 << 20, 4096, 1_000_000_000L);
        SpoolRig.Server server = new SpoolRig.Server();
        Delivery delivery = rig.start(server);
        Lanes lanes = delivery.openLanes(0);

        SpoolRig.sendAll(delivery, lanes, 0, 500);
        Rig.await(() -> delivery.accounts().get(0).waiting() == 0);
        SinkAccount away = SpoolRig.assertSumsAgree(delivery);
        server.come();
        SpoolRig.sendAll(delivery, lanes, 500, 3000);
        Rig.await(() -> server.lines().size() == 3000);
        lanes.close();

        assertThat(away.spool().waiting()).as("all on disk, none in memory alone").isEqualTo(500);
        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(server.lines()).isEqualTo(Rig.expected(0, 3000));
        assertThat(SpoolRig.assertSumsAgree(delivery).spool().waiting()).isZero();
        Delivery next = rig.start(new Collecting());
        assertThat(next.accounts().get(0).spool().found()).isZero();
        next.stop(LONG);
        assertThat(isOnDisk()).as("the file is removed at the next start").isFalse();
    }

    @Test
    void whileTheServerIsAwayBlocksWaitOnDiskAndComeInOrderThen() throws Exception {
        SpoolRig.Server server = new SpoolRig.Server();
        Delivery delivery = rig.start(server);
        Lanes lanes = delivery.openLanes(0);

        SpoolRig.sendAll(delivery, lanes, 0, 5000);
        SinkAccount away = SpoolRig.assertSumsAgree(delivery);
        server.come();
        Rig.await(() -> server.lines().size() == 5000);
        SpoolRig.sendAll(delivery, lanes, 5000, 6000);
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(away.spool().waiting()).isGreaterThan(4000);
        assertThat(server.lines()).isEqualTo(Rig.expected(0, 6000));
        assertThat(SpoolRig.assertSumsAgree(delivery).delivered()).isEqualTo(6000);
        assertThat(isOnDisk()).isFalse();
    }

    @Test
    void whatWaitsAtTheEndIsKeptForTheNextStart() throws Exception {
        Delivery first = rig.start(new SpoolRig.Server());
        Lanes lanes = first.openLanes(0);
        SpoolRig.sendAll(first, lanes, 0, 1000);
        lanes.close();

        assertThat(first.stop(SHORT)).isTrue();

        SinkAccount left = SpoolRig.assertSumsAgree(first);
        assertThat(left.spool().waiting()).isEqualTo(1000);
        assertThat(left.waiting() + left.dropped() + left.failed()).isZero();

        Collecting server = new Collecting();
        Delivery second = rig.start(server);
        assertThat(second.accounts().get(0).spool().found()).isEqualTo(1000);
        lanes = second.openLanes(0);
        SpoolRig.sendAll(second, lanes, 1000, 1100);
        lanes.close();

        assertThat(second.stop(LONG)).isTrue();
        assertThat(server.lines()).isEqualTo(Rig.expected(0, 1100));
        SinkAccount after = SpoolRig.assertSumsAgree(second);
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
        Delivery first = rig.start(hanging);
        Lanes lanes = first.openLanes(0);
        SpoolRig.sendAll(first, lanes, 0, 500);
        lanes.close();

        assertThat(first.stop(SHORT)).isTrue();
        assertThat(SpoolRig.assertSumsAgree(first).spool().waiting()).isEqualTo(500);

        Collecting server = new Collecting();
        Delivery second = rig.start(server);
        second.openLanes(0).close();
        second.stop(LONG);
        assertThat(server.lines()).isEqualTo(Rig.expected(0, 500));
        never.release();
    }

    @Test
    void blockThatWaitsLongIsOnDiskBeforeTheSinkAcknowledgesIt() throws Exception {
        rig.bounds = new FeedBounds(1 << 20, 64, 50_000_000L);
        List<Block> blocks = Collections.synchronizedList(new ArrayList<>());
        BlockSink silent = blocks::add;
        Delivery delivery = rig.start(silent);
        Lanes lanes = delivery.openLanes(0);
        Rig.send(lanes, 0, 5);
        lanes.flush();

        Rig.await(() -> delivery.accounts().get(0).spool().waiting() == 5);

        assertThat(blocks).hasSize(1);
        SpoolRig.assertSumsAgree(delivery);
        blocks.get(0).done();
        assertThat(SpoolRig.assertSumsAgree(delivery).delivered()).isEqualTo(5);
        Rig.await(() -> !isOnDisk());
        lanes.close();
        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(blocks).hasSize(1);
    }

    @Test
    void verdictsOutOfOrderFromManyThreadsLoseNothingAndCountRight() throws Exception {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
        Random random = new Random(7);
        Collecting server = new Collecting() {
            @Override
            public void onBlock(Block block) {
                int fate = random.nextInt(10);
                threads.schedule(() -> verdict(block, fate), random.nextInt(3), TimeUnit.MILLISECONDS);
            }

            private void verdict(Block block, int fate) {
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
        Delivery delivery = rig.start(server);
        Lanes lanes = delivery.openLanes(0);

        SpoolRig.sendAll(delivery, lanes, 0, 1500);
        lanes.close();

        delivery.stop(Duration.ofSeconds(40));
        threads.shutdownNow();
        SinkAccount account = SpoolRig.assertSumsAgree(delivery);
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
        rig.bounds = new FeedBounds(256, 64, 60_000_000_000L);
        Delivery delivery = rig.start(careless);
        Lanes lanes = delivery.openLanes(0);
        SpoolRig.sendAll(delivery, lanes, 0, 2000);
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();

        assertThat(careless.lines()).isEqualTo(Rig.expected(0, 2000));
        assertThat(SpoolRig.assertSumsAgree(delivery).delivered()).isEqualTo(2000);
    }

    @Test
    void positionStaysAtTheLowestBlockThatIsNotAcknowledged() throws Exception {
        List<Block> held = Collections.synchronizedList(new ArrayList<>());
        // A block that is acknowledged before it went to disk would have no position.
        rig.use = SpoolConfig.Use.ALWAYS;
        rig.bounds = new FeedBounds(1024, 3, 60_000_000_000L);
        BlockSink sink = held::add;
        Delivery first = rig.start(sink);
        Lanes lanes = first.openLanes(0);
        SpoolRig.sendAll(first, lanes, 0, 80);
        Rig.await(() -> held.size() >= 2);
        held.get(1).done();
        lanes.close();
        first.stop(SHORT);
        long left = SpoolRig.assertSumsAgree(first).spool().waiting();

        Collecting server = new Collecting();
        Delivery second = rig.start(server);
        second.openLanes(0).close();
        second.stop(LONG);

        // The second block comes again, although it was acknowledged: the position could not go past the first.
        assertThat(left).isEqualTo(80 - held.get(1).records());
        assertThat(second.accounts().get(0).spool().found()).isEqualTo(80);
        assertThat(server.lines()).startsWith("00000000").endsWith("00000079")
            .doesNotHaveDuplicates().hasSize(80);
    }

    @Test
    void spoolThatCannotBeMadeIsNamedWithWhatToDo() throws Exception {
        Files.writeString(dir.resolve("spool"), "a file");

        assertThatThrownBy(() -> rig.start(new Collecting())).isInstanceOf(SinkException.class)
            .hasMessageContaining("sink s").hasMessageContaining(dir.resolve("spool").toString())
            .hasMessageContaining("-transport.s.spool.dir");
    }

    @Test
    void manyWorkersKeepTheirOrderOverDisk() throws Exception {
        SpoolRig.Server server = new SpoolRig.Server();
        Delivery delivery = rig.start(server);
        List<Thread> workers = new ArrayList<>();
        for (int w = 0; w < 3; w++) {
            int worker = w;
            Thread thread = new Thread(() -> {
                Lanes lanes = delivery.openLanes(worker);
                SpoolRig.sendAll(delivery, lanes, worker * 1_000_000L, worker * 1_000_000L + 2000);
                lanes.close();
            });
            thread.start();
            workers.add(thread);
        }
        Rig.await(() -> delivery.accounts().get(0).spool().waiting() > 1000);
        server.come();
        for (Thread worker : workers) {
            worker.join();
        }

        assertThat(delivery.stop(LONG)).isTrue();
        for (int w = 0; w < 3; w++) {
            long first = w * 1_000_000L;
            assertThat(server.lines().stream().filter(line -> Long.parseLong(line) / 1_000_000 == first / 1_000_000))
                .containsExactlyElementsOf(Rig.expected(first, first + 2000));
        }
        SpoolRig.assertSumsAgree(delivery);
    }
}
