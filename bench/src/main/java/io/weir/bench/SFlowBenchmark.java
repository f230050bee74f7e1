// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.json.Fields;
import java.util.List;
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
 * Nanoseconds per sample of sFlow with the raw header of a frame: from datagram to filled record, and to JSON line; ALL
 * takes five kinds of frames in turn.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SFlowBenchmark {
    static final int DATAGRAMS = 50;
    static final int SAMPLES = SampledFrames.FRAMES * DATAGRAMS;

    /** A kind of {@link SampledFrames}, or ALL. */
    @Param({"TCP4", "QINQ", "LABELS", "IPV6", "VXLAN", "ALL"})
    String kind;

    private final byte[][] datagrams = new byte[DATAGRAMS][];
    private final Rendering rendering = new Rendering(Fields.STANDARD);
    private long sum;
    private long records;
    private int sequence;
    private DatagramDecoder decoding;
    private DatagramDecoder renderer;

    /** Makes the datagrams. */
    @Setup
    public void setUp() {
        List<byte[]> frames = SampledFrames.frames(kind);
        for (int i = 0; i < DATAGRAMS; i++) {
            datagrams[i] = SampledFrames.sflow(frames);
        }
        decoding = decoder(this::take);
        renderer = decoder(rendering);
    }

    private static DatagramDecoder decoder(DecodeListener listener) {
        DecoderSettings settings = DecoderSettings.defaults();
        return new DatagramDecoder(settings, new Bounds(settings), listener);
    }

    private void take(FlowRecord record) {
        sum += record.presence() ^ record.raw(8);
        records++;
    }

    /** Fills records; gives a sum so that nothing is optimised away. */
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public long decode() {
        decode(decoding);
        return sum;
    }

    /** Writes lines. */
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public long decodeAndRender() {
        decode(renderer);
        return rendering.bytes();
    }

    private void decode(DatagramDecoder decoder) {
        for (byte[] datagram : datagrams) {
            SampledFrames.number(datagram, ++sequence);
            decoder.decode(datagram, 0, datagram.length, 0, Exporter.mapped(1), 0, 6343, 0);
        }
    }

    /** Records so far. */
    long records() {
        return records;
    }

    /** Bytes of lines so far. */
    long bytes() {
        return rendering.bytes();
    }
}
