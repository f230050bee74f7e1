// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.contract;

import io.weir.codec.DecodeListener;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.JsonEncoder;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowEncoder;
import io.weir.sink.FlowLane;
import io.weir.sink.FlowSink;
import io.weir.sink.LaneContext;
import io.weir.sink.Sink;
import java.util.ArrayList;
import java.util.List;

/** Drives a started sink with sample traffic, as one worker of the engine would. */
final class SinkRun {
    private static final LaneContext CONTEXT = new LaneContext() {
        @Override
        public int worker() {
            return 0;
        }

        @Override
        public FlowEncoder format() {
            return json();
        }

        @Override
        public FlowEncoder json() {
            return new JsonEncoder()::encode;
        }
    };

    private SinkRun() {
    }

    /** Sends {@code datagrams} datagrams of records; the blocks it took, none for a {@link FlowSink}. */
    static List<ContractBlock> send(Sink sink, int datagrams) throws Exception {
        if (sink instanceof FlowSink flows) {
            sendToLane(flows.openLane(CONTEXT), datagrams);
            return List.of();
        }
        List<ContractBlock> blocks = encode(((BlockSink) sink).openEncoder(CONTEXT), datagrams);
        for (ContractBlock block : blocks) {
            ((BlockSink) sink).onBlock(block);
        }
        ((BlockSink) sink).onIdle(System.nanoTime());
        return blocks;
    }

    private static void sendToLane(FlowLane lane, int datagrams) {
        SampleTraffic.into(new DecodeListener() {
            @Override
            public void onDatagram(Datagram datagram) {
                lane.onDatagram(datagram);
            }

            @Override
            public void onFlow(FlowRecord record) {
                lane.onFlow(record);
            }

            @Override
            public void onOptions(FlowRecord record) {
                lane.onOptions(record);
            }
        }, datagrams);
        lane.onBatchEnd();
        lane.close();
    }

    /** Small and large blocks in turn. */
    private static List<ContractBlock> encode(FlowEncoder encoder, int datagrams) {
        List<ContractBlock> blocks = new ArrayList<>(List.of(new ContractBlock()));
        SampleTraffic.into(record -> {
            ContractBlock block = blocks.get(blocks.size() - 1);
            block.add(encoder, record);
            if (block.records() >= (blocks.size() % 2 == 1 ? 1 : 100)) {
                blocks.add(new ContractBlock());
            }
        }, datagrams);
        blocks.removeIf(block -> block.records() == 0);
        return blocks;
    }
}
