// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.frame.FrameGrammar;
import io.weir.codec.frame.FrameListener;
import io.weir.codec.frame.FrameParser;
import io.weir.codec.frame.Layer;
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
 * Nanoseconds per sampled frame: from its bytes to its layers, and from an IPFIX datagram to filled records; ALL takes
 * five kinds in turn.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {
    static final int DATAGRAMS = 10;

    /** A kind of {@link SampledFrames}, or ALL. */
    @Param({"TCP4", "QINQ", "LABELS", "IPV6", "VXLAN", "ALL"})
    String kind;
    /** Whose values. */
    @Param({"CORRECT", "GOFLOW2"})
    Values values;

    private final Taking taking = new Taking();
    private List<byte[]> frames;
    private FrameParser parser;
    private byte[] data;
    private DatagramDecoder decoder;

    /** Makes the template known. */
    @Setup
    public void setUp() {
        frames = SampledFrames.frames(kind);
        parser = new FrameParser(values == Values.CORRECT ? FrameGrammar.STANDARD : FrameGrammar.GOFLOW2);
        data = SampledFrames.data(frames);
        DecoderSettings settings = DecoderSettings.defaults().with(values);
        decoder = new DatagramDecoder(settings, new Bounds(settings), taking);
        decode(SampledFrames.template());
    }

    /** Names the layers; gives a sum so that nothing is optimised away. */
    @Benchmark
    @OperationsPerInvocation(SampledFrames.FRAMES * DATAGRAMS)
    public long parse() {
        for (int i = 0; i < SampledFrames.FRAMES * DATAGRAMS; i++) {
            byte[] frame = frames.get(i % frames.size());
            parser.parse(frame, 0, frame.length, Layer.ETHERNET, taking);
        }
        return taking.sum;
    }

    /** Fills records. */
    @Benchmark
    @OperationsPerInvocation(SampledFrames.FRAMES * DATAGRAMS)
    public long decode() {
        for (int i = 0; i < DATAGRAMS; i++) {
            decode(data);
        }
        return taking.sum;
    }

    private void decode(byte[] datagram) {
        decoder.decode(datagram, 0, datagram.length, 0, Exporter.mapped(1), 0, 2055, 0);
    }

    /** Records so far. */
    long records() {
        return taking.records;
    }

    /** Layers parsed so far. */
    long layers() {
        return taking.layers;
    }

    private static final class Taking implements DecodeListener, FrameListener {
        private long sum;
        private long records;
        private long layers;

        @Override
        public void onFlow(FlowRecord record) {
            sum += record.presence() ^ record.raw(8);
            records++;
        }

        @Override
        public void onLayer(Layer layer, byte[] bytes, int at, int size, int end, boolean encapsulated) {
            sum += at ^ layer.number();
            layers++;
        }

        @Override
        public void onCut(Layer layer, byte[] bytes, int at, int end, boolean encapsulated) {
            sum++;
        }
    }
}
