// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowEncoder;
import io.weir.sink.FlowLane;
import io.weir.sink.FlowSink;
import io.weir.sink.LaneContext;
import io.weir.sink.SinkException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class DeliveryTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void oneBlockingSinkGetsAllRecordsInOrderOnTheWorkersThread() throws Exception {
        Thread worker = Thread.currentThread();
        Collecting sink = new Collecting() {
            @Override
            public void onBlock(Block block) throws SinkException, InterruptedException {
                assertThat(Thread.currentThread()).isSameAs(worker);
                super.onBlock(block);
            }
        };
        Delivery delivery = Rig.delivery(Rig.blocking("a", sink));
        delivery.start();
        Lanes lanes = delivery.openLanes(0);

        Rig.send(lanes, 0, 1000);
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(sink.lines()).isEqualTo(Rig.expected(0, 1000));
        assertThat(sink.closed).isTrue();
        assertThat(delivery.accounts()).containsExactly(new SinkAccount("a", 1000, 1000, 0, 0, 0, 8000));
    }

    @Test
    void severalSinksGetAllRecordsInOrderOverTheirThreads() throws Exception {
        Collecting one = new Collecting();
        Collecting two = new Collecting();
        Delivery delivery = Rig.delivery(
            Rig.blocking("one", one), Rig.blocking("two", two));
        delivery.start();
        Lanes lanes = delivery.openLanes(0);

        for (int i = 0; i < 500; i++) {
            Rig.send(lanes, i * 10L, i * 10L + 10);
            lanes.flush();
        }
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(one.lines()).isEqualTo(Rig.expected(0, 5000));
        assertThat(two.lines()).isEqualTo(Rig.expected(0, 5000));
    }

    @Test
    void flushedRecordsArriveWithoutFurtherTraffic() throws Exception {
        Collecting sink = new Collecting();
        Delivery delivery = Rig.delivery(Rig.dropping("a", sink));
        delivery.start();
        Lanes lanes = delivery.openLanes(0);

        Rig.send(lanes, 0, 3);
        lanes.flush();

        Rig.await(() -> sink.lines().equals(Rig.expected(0, 3)));
        lanes.close();
        delivery.stop(LONG);
    }

    @Test
    void slowDroppingSinkLosesCountedRecordsAndItsNeighbourNone() throws Exception {
        Semaphore mayWrite = new Semaphore(0);
        Collecting slow = new Collecting() {
            @Override
            public void onBlock(Block block) throws SinkException, InterruptedException {
                mayWrite.acquire();
                super.onBlock(block);
            }
        };
        Collecting good = new Collecting();
        Delivery delivery = Rig.delivery(
            Rig.dropping("slow", slow), Rig.blocking("good", good));
        delivery.start();
        Lanes lanes = delivery.openLanes(0);

        Rig.send(lanes, 0, 10_000);
        SinkAccount during = delivery.accounts().get(0);
        mayWrite.release(1_000_000);
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(good.lines()).isEqualTo(Rig.expected(0, 10_000));
        assertThat(during.dropped()).isGreaterThan(9_000);
        assertThat(during.waiting()).isPositive();
        Rig.assertSumsAgree(during);
        SinkAccount after = delivery.accounts().get(0);
        Rig.assertSumsAgree(after);
        assertThat(after.delivered()).isEqualTo(slow.lines().size());
    }

    @ParameterizedTest
    @CsvSource({"true, 100", "false, 0"})
    void datagramsThatFindNoFreeBlockCountAsDroppedIfTheSinkKeepsDatagrams(boolean keeps, int counted)
        throws Exception {
        Semaphore mayWrite = new Semaphore(0);
        Collecting slow = new Collecting() {
            @Override
            public FlowEncoder openEncoder(LaneContext context) {
                return keeps ? new WholeDatagrams() : context.format();
            }

            @Override
            public void onBlock(Block block) throws SinkException, InterruptedException {
                mayWrite.acquire();
                super.onBlock(block);
            }
        };
        Delivery delivery = Rig.delivery(Rig.dropping("slow", slow));
        delivery.start();
        Lanes lanes = delivery.openLanes(0);
        Datagram datagram = new Datagram();
        datagram.wrap(new byte[256], 0, 256, new Exporter(0, Exporter.mapped(0xc0000201), 0), 9995, 1);

        for (int i = 0; i < 100; i++) {
            lanes.onDatagram(datagram);
        }
        mayWrite.release(1_000_000);
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();
        SinkAccount account = delivery.accounts().get(0);
        Rig.assertSumsAgree(account);
        assertThat(account.accepted()).isEqualTo(counted);
        assertThat(account.delivered()).isEqualTo(slow.lines().size());
        assertThat(account.dropped() > 50).isEqualTo(keeps);
    }

    /** Keeps datagrams and no records. */
    private static final class WholeDatagrams implements FlowEncoder {
        @Override
        public int encode(FlowRecord record, byte[] to, int at, int limit) {
            return 0;
        }

        @Override
        public int encodeDatagram(Datagram datagram, byte[] to, int at, int limit) {
            return limit - at < datagram.length() ? -datagram.length() : datagram.length();
        }
    }

    @Test
    void smallFlushedBlocksGrowWhileTheSinkIsBusy() throws Exception {
        CountDownLatch mayWrite = new CountDownLatch(1);
        Collecting busy = new Collecting() {
            @Override
            public void onBlock(Block block) throws SinkException, InterruptedException {
                mayWrite.await();
                super.onBlock(block);
            }
        };
        Delivery delivery = Rig.delivery(Rig.dropping("busy", busy));
        delivery.start();
        Lanes lanes = delivery.openLanes(0);

        for (int i = 0; i < 30; i++) {
            Rig.send(lanes, i, i + 1);
            lanes.flush();
        }
        mayWrite.countDown();
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(busy.lines()).isEqualTo(Rig.expected(0, 30));
    }

    @Test
    void recordsLargerThanABlockGetALargerOneUpToTheBound() throws Exception {
        Collecting sink = new Collecting() {
            @Override
            public FlowEncoder openEncoder(LaneContext context) {
                return (record, to, at, limit) -> {
                    int size = (int) record.number(Column.SEQUENCE_NUM);
                    if (limit - at < size) {
                        return -size;
                    }
                    java.util.Arrays.fill(to, at, at + size, (byte) 'x');
                    return size;
                };
            }
        };
        Delivery delivery = Rig.delivery(Rig.blocking("a", sink));
        delivery.start();
        Lanes lanes = delivery.openLanes(0);

        Rig.send(lanes, 100, 101);
        Rig.send(lanes, 3000, 3001);
        Rig.send(lanes, 5000, 5001);
        Rig.send(lanes, 0, 1);
        Rig.send(lanes, 200, 201);
        lanes.close();

        delivery.stop(LONG);
        assertThat(sink.lines()).extracting(String::length).containsExactly(100, 3000, 200);
        assertThat(delivery.accounts().get(0)).isEqualTo(new SinkAccount("a", 5, 4, 0, 1, 0, 3300));
    }

    @Test
    void encoderThatThrowsLosesOnlyItsOwnRecords() throws Exception {
        Collecting bad = new Collecting() {
            @Override
            public FlowEncoder openEncoder(LaneContext context) {
                return (record, to, at, limit) -> {
                    if (record.number(Column.SEQUENCE_NUM) % 2 == 1) {
                        to[at] = '!';
                        throw new NoClassDefFoundError("gone/Missing");
                    }
                    return context.format().encode(record, to, at, limit);
                };
            }
        };
        Collecting good = new Collecting();
        Delivery delivery = Rig.delivery(
            Rig.blocking("bad", bad), Rig.blocking("good", good));
        delivery.start();
        Lanes lanes = delivery.openLanes(0);

        Rig.send(lanes, 0, 100);
        lanes.close();

        delivery.stop(LONG);
        assertThat(good.lines()).isEqualTo(Rig.expected(0, 100));
        assertThat(bad.lines()).isEqualTo(Rig.expected(0, 100).stream().filter(l -> l.charAt(7) % 2 == 0).toList());
        assertThat(delivery.accounts().get(0).failed()).isEqualTo(50);
    }

    @Test
    void sinkThatCannotOpenItsEncoderCountsAllAsFailed() throws Exception {
        Collecting bad = new Collecting() {
            @Override
            public FlowEncoder openEncoder(LaneContext context) {
                throw new StackOverflowError();
            }
        };
        Delivery delivery = Rig.delivery(Rig.dropping("bad", bad));
        delivery.start();
        Lanes lanes = delivery.openLanes(0);

        Rig.send(lanes, 0, 10);
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(delivery.accounts()).containsExactly(new SinkAccount("bad", 10, 0, 0, 10, 0, 0));
    }

    @Test
    void flowSinkLaneThatThrowsIsCounted() throws Exception {
        FlowSink sink = context -> record -> {
            throw new StackOverflowError();
        };
        Delivery delivery = Rig.delivery(Rig.dropping("lane", sink));
        delivery.start();
        Lanes lanes = delivery.openLanes(0);

        Rig.send(lanes, 0, 10);
        lanes.close();

        assertThat(delivery.stop(LONG)).isTrue();
        assertThat(delivery.accounts()).containsExactly(new SinkAccount("lane", 10, 0, 0, 10, 0, 0));
    }

    @Test
    void sinkStuckInAWriteIsClosedFromOutsideAndTheLossIsTold() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        BlockSink stuck = new BlockSink() {
            @Override
            public void onBlock(Block block) throws InterruptedException {
                closed.await();
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
        Delivery delivery = Rig.delivery(Rig.blocking("stuck", stuck));
        delivery.start();
        Thread worker = new Thread(() -> {
            Lanes lanes = delivery.openLanes(0);
            Rig.send(lanes, 0, 1000);
            lanes.close();
        });
        worker.start();
        Rig.await(() -> delivery.accounts().get(0).waiting() > 0);

        boolean clean = delivery.stop(Duration.ofMillis(400));

        assertThat(clean).isFalse();
        worker.join(10_000);
        assertThat(worker.isAlive()).isFalse();
        Rig.assertSumsAgree(delivery.accounts().get(0));
    }

    @Test
    void sinksStartedBeforeOneThatFailsAreClosed() {
        Collecting first = new Collecting();
        BlockSink failing = new BlockSink() {
            @Override
            public void start() {
                throw new IllegalStateException("no such luck");
            }

            @Override
            public void onBlock(Block block) {
                block.done();
            }
        };
        Delivery delivery = Rig.delivery(
            Rig.dropping("first", first), Rig.dropping("second", failing));

        assertThatThrownBy(delivery::start).isInstanceOf(SinkException.class)
            .hasMessageContaining("second").hasMessageContaining("no such luck");

        assertThat(first.closed).isTrue();
    }

    @Test
    void stageFiltersAndAThrowingStageLetsRecordsPass() throws Exception {
        Collecting sink = new Collecting();
        StageSpec throwing = new StageSpec("bad", () -> record -> {
            throw new IllegalStateException();
        });
        StageSpec even = new StageSpec("even", () -> edit -> edit.record().number(Column.SEQUENCE_NUM) % 2 == 0);
        Delivery delivery = new Delivery(List.of(Rig.blocking("a", sink)),
            List.of(throwing, even), Rig::digits);
        delivery.start();
        Lanes lanes = delivery.openLanes(0);

        Rig.send(lanes, 0, 4);
        lanes.close();

        delivery.stop(LONG);
        assertThat(sink.lines()).containsExactly("00000000", "00000002");
        assertThat(delivery.stageAccounts())
            .containsExactly(new StageAccount("bad", 4, 0, 4), new StageAccount("even", 2, 2, 0));
    }

    @Test
    void laneOfAFlowSinkSeesBatchEndsAndItsClose() throws Exception {
        StringBuilder calls = new StringBuilder();
        FlowSink sink = context -> new FlowLane() {
            @Override
            public void onFlow(io.weir.codec.flow.FlowRecord record) {
                calls.append('f');
            }

            @Override
            public void onBatchEnd() {
                calls.append('b');
            }

            @Override
            public void close() {
                calls.append('c');
            }
        };
        Delivery delivery = Rig.delivery(Rig.dropping("lane", sink));
        delivery.start();
        Lanes lanes = delivery.openLanes(0);

        Rig.send(lanes, 0, 2);
        lanes.flush();
        lanes.close();

        assertThat(calls).hasToString("ffbbc");
        assertThat(delivery.accounts()).containsExactly(new SinkAccount("lane", 2, 2, 0, 0, 0, 0));
    }
}
