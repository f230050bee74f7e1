// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
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
 * Nanoseconds per flow from datagram to filled record, by protocol and layout; ALL takes nine layouts in turn.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
    static final int FLOWS = 20;
    static final int EXPORTERS = 9;
    static final int ROUNDS = 18;

    /** 5, 9, or 10 for IPFIX. */
    @Param({"5", "9", "10"})
    int version;
    /** A layout, or ALL. */
    @Param({"STANDARD", "COMPACT", "WIDE", "VARIABLE", "INTERLEAVED", "ALL"})
    String layout;

    private final Taking taking = new Taking();
    private Workload workload;
    private DatagramDecoder decoder;

    /** Decodes all once, so that templates are known. */
    @Setup
    public void setUp() {
        workload = Workload.of(version, EXPORTERS, ROUNDS, FLOWS, Workload.layouts(version, layout));
        DecoderSettings settings = DecoderSettings.defaults();
        decoder = new DatagramDecoder(settings, new Bounds(settings), taking);
        decode();
    }

    /** All datagrams; gives a sum over all columns' presence so that nothing is optimised away. */
    @Benchmark
    @OperationsPerInvocation(FLOWS * EXPORTERS * ROUNDS)
    public long decode() {
        for (int i = 0; i < workload.datagrams.length; i++) {
            byte[] datagram = workload.datagrams[i];
            decoder.decode(datagram, 0, datagram.length, 0, Exporter.mapped(workload.exporters[i]), 0, 2055, 0);
        }
        return taking.sum;
    }

    /** Records decoded since the start. */
    long records() {
        return taking.records;
    }

    private static final class Taking implements DecodeListener {
        private long sum;
        private long records;

        @Override
        public void onFlow(FlowRecord record) {
            sum += record.presence() ^ record.raw(8);
            records++;
        }
    }
}
