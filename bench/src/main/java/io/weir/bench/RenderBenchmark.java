// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.json.Fields;
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
 * Nanoseconds per flow from datagram to JSON line, nine layouts in turn with ALL. The difference to
 * {@link DecodeBenchmark} is the line.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class RenderBenchmark {

    /** 5, 9, or 10 for IPFIX. */
    @Param({"5", "9", "10"})
    int version;
    /** A layout, or ALL. */
    @Param({"STANDARD", "ALL"})
    String layout;
    /** goflow2, or all: its fields and each element that none of them says. */
    @Param("goflow2")
    String fields;

    private Rendering rendering;
    private Workload workload;
    private DatagramDecoder decoder;

    /** Decodes all once, so that templates are known. */
    @Setup
    public void setUp() {
        rendering = new Rendering(fields.equals("all") ? Fields.STANDARD.withOthers() : Fields.STANDARD);
        workload = Workload.of(version, DecodeBenchmark.EXPORTERS, DecodeBenchmark.ROUNDS, DecodeBenchmark.FLOWS,
            Workload.layouts(version, layout));
        DecoderSettings settings = DecoderSettings.defaults();
        decoder = new DatagramDecoder(settings, new Bounds(settings), rendering);
        decodeAndRender();
    }

    /** Datagrams in, lines out. */
    @Benchmark
    @OperationsPerInvocation(DecodeBenchmark.FLOWS * DecodeBenchmark.EXPORTERS * DecodeBenchmark.ROUNDS)
    public long decodeAndRender() {
        workload.decode(decoder);
        return rendering.bytes();
    }

    /** Bytes rendered since the start. */
    long bytes() {
        return rendering.bytes();
    }
}
