// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.weir.codec.flow.FlowRecord;
import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DeliveryAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final FlowRecord RECORD = new FlowRecord();

    private volatile long sinkThread;

    private BlockSink taking() {
        return new BlockSink() {
            @Override
            public void onBlock(Block block) {
                sinkThread = Thread.currentThread().getId();
                block.done();
            }
        };
    }

    @Test
    void neitherWorkerNorSinkThreadAllocatesPerBlock() throws Exception {
        Delivery delivery = Rig.delivery(
            Rig.blocking("a", taking()), Rig.blocking("b", taking()));
        assertAllocatesNothing(delivery);
    }

    @Test
    void directDeliveryAllocatesNothing() throws Exception {
        assertAllocatesNothing(Rig.delivery(Rig.blocking("a", taking())));
    }

    @Test
    void blocksThatFillUpBetweenFlushesAreNotMadeAnew() throws Exception {
        // given: blocks for nine records of eight bytes, so that the tenth of a batch needs the next block
        BlockSizes sizes = new BlockSizes(76, 4096, 1_000, 4);
        assertAllocatesNothing(
            new Delivery(List.of(Rig.blocking("a", taking())), List.of(), Rig::digits, sizes,
                new FeedBounds(1 << 20, 64, 1_000_000_000L)));
    }

    private void assertAllocatesNothing(Delivery delivery) throws Exception {
        delivery.start();
        Lanes lanes = delivery.openLanes(0);
        run(lanes, 5_000);
        long self = Thread.currentThread().getId();
        Rig.await(() -> sinkThread != 0);
        long sink = sinkThread;
        long ownBefore = THREADS.getThreadAllocatedBytes(self);
        long sinkBefore = THREADS.getThreadAllocatedBytes(sink);

        run(lanes, 20_000);

        long sinkAfter = THREADS.getThreadAllocatedBytes(sink);
        long ownAfter = THREADS.getThreadAllocatedBytes(self);
        lanes.close();
        assertThat(delivery.stop(Duration.ofSeconds(10))).isTrue();
        // 200,000 records in at least 12,500 blocks: one object per block would be 200,000 bytes.
        assertThat(ownAfter - ownBefore).isLessThan(20_000);
        assertThat(sinkAfter - sinkBefore).isLessThan(20_000);
    }

    private static void run(Lanes lanes, int batches) {
        for (int i = 0; i < batches; i++) {
            sendReused(lanes);
            lanes.flush();
        }
    }

    private static void sendReused(Lanes lanes) {
        for (int i = 0; i < 10; i++) {
            lanes.onFlow(RECORD);
        }
    }
}
