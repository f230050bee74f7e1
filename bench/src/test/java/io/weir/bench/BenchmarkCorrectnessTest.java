// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Values;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A benchmark of something easier than the claim is worth nothing: each decodes every flow it was given. */
class BenchmarkCorrectnessTest {
    @ParameterizedTest
    @CsvSource({"5, STANDARD", "9, ALL", "10, ALL", "9, WIDE", "10, VARIABLE"})
    void givenAWorkloadWhenDecodedThenEveryFlowIsThere(int version, String layout) {
        DecodeBenchmark benchmark = new DecodeBenchmark();
        benchmark.version = version;
        benchmark.layout = layout;
        benchmark.setUp();
        long before = benchmark.records();

        benchmark.decode();

        assertThat(benchmark.records() - before)
            .isEqualTo((long) DecodeBenchmark.FLOWS * DecodeBenchmark.EXPORTERS * DecodeBenchmark.ROUNDS);
    }

    @ParameterizedTest
    @CsvSource({"5, STANDARD", "9, ALL", "10, ALL"})
    void givenAWorkloadWhenRenderedThenEveryLineIsThere(int version, String layout) {
        RenderBenchmark benchmark = new RenderBenchmark();
        benchmark.fields = "goflow2";
        benchmark.version = version;
        benchmark.layout = layout;
        benchmark.setUp();
        long before = benchmark.bytes();

        benchmark.decodeAndRender();

        long lines = (long) DecodeBenchmark.FLOWS * DecodeBenchmark.EXPORTERS * DecodeBenchmark.ROUNDS;
        assertThat(benchmark.bytes() - before).isGreaterThan(lines * 900);
    }

    @ParameterizedTest
    @CsvSource({"5, STANDARD", "9, ALL", "10, ALL"})
    void givenAWorkloadWhenWrittenAsProtobufThenEveryMessageIsThereAndEveryLineToo(int version, String layout)
        throws IOException {
        ProtobufBenchmark benchmark = new ProtobufBenchmark();
        benchmark.version = version;
        benchmark.layout = layout;
        benchmark.setUp();
        RenderBenchmark rendered = new RenderBenchmark();
        rendered.fields = "goflow2";
        rendered.version = version;
        rendered.layout = layout;
        rendered.setUp();
        long recordsBefore = benchmark.records();
        long linesBefore = rendered.bytes();

        benchmark.decodeAndWrite();
        rendered.decodeAndRender();

        assertThat(benchmark.records() - recordsBefore).isEqualTo(ProtobufBenchmark.FLOWS);
        assertThat(benchmark.bytes()).isGreaterThan(ProtobufBenchmark.FLOWS * 50);
        assertThat(benchmark.readAndRender()).isEqualTo(rendered.bytes() - linesBefore);
    }

    /** Layers of the five kinds: with goflow2's values a frame ends where goflow2 stops reading. */
    @ParameterizedTest
    @CsvSource({"CORRECT, 3 5 4 5 7", "GOFLOW2, 3 1 2 2 3"})
    void givenSampledFramesWhenParsedAndDecodedThenEveryLayerAndRecordIsThere(Values values, String layers) {
        String[] expected = layers.split(" ");
        for (SampledFrames.Kind kind : SampledFrames.Kind.values()) {
            FrameBenchmark benchmark = new FrameBenchmark();
            benchmark.kind = kind.name();
            benchmark.values = values;
            benchmark.setUp();

            benchmark.parse();
            benchmark.decode();

            long frames = (long) SampledFrames.FRAMES * FrameBenchmark.DATAGRAMS;
            assertThat(benchmark.records()).isEqualTo(frames);
            assertThat(benchmark.layers()).as(kind.name())
                .isEqualTo(frames * Integer.parseInt(expected[kind.ordinal()]));
        }
    }

    /** goflow2's fifty fields alone take more than 900 bytes. */
    @Test
    void givenSamplesOfSFlowWhenDecodedAndRenderedThenEveryRecordAndLineIsThere() {
        for (SampledFrames.Kind kind : SampledFrames.Kind.values()) {
            SFlowBenchmark benchmark = new SFlowBenchmark();
            benchmark.kind = kind.name();
            benchmark.setUp();

            benchmark.decode();
            benchmark.decodeAndRender();

            assertThat(benchmark.records()).isEqualTo(SFlowBenchmark.SAMPLES);
            assertThat(benchmark.bytes()).as(kind.name()).isGreaterThan(SFlowBenchmark.SAMPLES * 900L);
        }
    }
}
