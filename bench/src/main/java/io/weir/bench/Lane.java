// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.flow.FlowRecord;
import io.weir.sink.BlockSink;
import io.weir.sink.FlowEncoder;
import io.weir.sink.SinkException;

/** A sink's lane at work: NetFlow v9 of nine layouts, decoded and encoded into one block's room over and over. */
final class Lane {
    /** Flows that one {@link #work()} encodes. */
    static final int FLOWS = DecodeBenchmark.FLOWS * DecodeBenchmark.EXPORTERS * DecodeBenchmark.ROUNDS;
    private static final int BLOCK_BYTES = 256 << 10;
    private static final int VERSION = 9;

    private final Workload workload = Workload.of(VERSION, DecodeBenchmark.EXPORTERS, DecodeBenchmark.ROUNDS,
        DecodeBenchmark.FLOWS, Workload.layouts(VERSION, "ALL"));
    private final byte[] room = new byte[BLOCK_BYTES];
    private final BenchmarkBlock block;
    private final DatagramDecoder decoder;
    private FlowEncoder encoder;
    private int at;
    private long bytes;

    /** A lane of the sink; its templates are known, and its block of so many flows is full. */
    Lane(BlockSink sink, int blockFlows) throws SinkException {
        DecoderSettings settings = DecoderSettings.defaults();
        block = new BenchmarkBlock(BLOCK_BYTES, blockFlows);
        decoder = new DatagramDecoder(settings, new Bounds(settings), this::encode);
        of(sink);
        while (!block.isFull()) {
            work();
        }
    }

    /** From now on it is the lane of another sink of the same kind. */
    void of(BlockSink sink) throws SinkException {
        encoder = sink.openEncoder(BenchmarkSinks.worker());
    }

    private void encode(FlowRecord record) {
        int size = encoder.encode(record, room, at, room.length);
        if (size < 0) {
            at = 0;
            size = encoder.encode(record, room, 0, room.length);
        }
        at += size;
        bytes += size;
        if (!block.isFull()) {
            block.add(record, encoder);
        }
    }

    /** Datagrams in, encoded records out; returns the bytes of all so far. */
    long work() {
        workload.decode(decoder);
        return bytes;
    }

    /** A full block, to be written over and over. */
    BenchmarkBlock block() {
        return block;
    }
}
