// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.protobuf.BadMessageException;
import io.weir.codec.protobuf.ProtobufEncoder;
import io.weir.codec.protobuf.ProtobufReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per flow from datagram to protobuf message, and from message to record and to JSON line, nine layouts in
 * turn with ALL. The difference of the first to {@link DecodeBenchmark} is the message.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProtobufBenchmark {
    static final int FLOWS = DecodeBenchmark.FLOWS * DecodeBenchmark.EXPORTERS * DecodeBenchmark.ROUNDS;

    /** 5, 9, or 10 for IPFIX. */
    @Param({"5", "9", "10"})
    int version;
    /** A layout, or ALL. */
    @Param({"STANDARD", "ALL"})
    String layout;

    private final Writing writing = new Writing();
    private final ProtobufReader reader = new ProtobufReader();
    private final JsonEncoder json = new JsonEncoder();
    private final byte[] line = new byte[1 << 16];
    private Workload workload;
    private DatagramDecoder decoder;

    /** Decodes all once, so that templates are known and messages there. */
    @Setup
    public void setUp() {
        workload = Workload.of(version, DecodeBenchmark.EXPORTERS, DecodeBenchmark.ROUNDS, DecodeBenchmark.FLOWS,
            Workload.layouts(version, layout));
        DecoderSettings settings = DecoderSettings.defaults();
        decoder = new DatagramDecoder(settings, new Bounds(settings), writing);
        decodeAndWrite();
    }

    /** Datagrams in, messages with their lengths out. */
    @Benchmark
    @OperationsPerInvocation(FLOWS)
    public long decodeAndWrite() {
        writing.at = 0;
        workload.decode(decoder);
        return writing.at;
    }

    /** Messages in, records out. */
    @Benchmark
    @OperationsPerInvocation(FLOWS)
    public long read() throws BadMessageException {
        long sum = 0;
        for (int at = 0; at < writing.at; at = reader.end()) {
            sum += reader.readDelimited(writing.messages, at, writing.at).presence();
        }
        return sum;
    }

    /** Messages in, lines out. */
    @Benchmark
    @OperationsPerInvocation(FLOWS)
    public long readAndRender() throws BadMessageException {
        long bytes = 0;
        for (int at = 0; at < writing.at; at = reader.end()) {
            bytes += json.encode(reader.readDelimited(writing.messages, at, writing.at), line, 0, line.length);
        }
        return bytes;
    }

    /** Bytes of all messages. */
    int bytes() {
        return writing.at;
    }

    /** Messages written since the start. */
    long records() {
        return writing.records;
    }

    private static final class Writing implements DecodeListener {
        private final ProtobufEncoder encoder = new ProtobufEncoder();
        private final byte[] messages = new byte[2 << 20];
        private int at;
        private long records;

        @Override
        public void onFlow(FlowRecord record) {
            at += encoder.encodeDelimited(record, messages, at, messages.length);
            records++;
        }
    }
}
