// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.infra.ThreadParams;

/** The benchmarks of ring, worker and file do all of what they claim to time. */
@Timeout(120)
class PipelineBenchmarksTest {
    private static final long FLOWS =
        (long) DecodeBenchmark.FLOWS * DecodeBenchmark.EXPORTERS * DecodeBenchmark.ROUNDS;

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).as("condition within a minute").isTrue();
    }

    @Test
    void givenTwoProducersWhenTheyHandOverThenTheConsumerTakesEveryDatagram() throws Exception {
        RingBenchmark benchmark = new RingBenchmark();
        benchmark.setUp();
        Thread[] threads = new Thread[2];
        for (int i = 0; i < 2; i++) {
            RingBenchmark.Producer producer = new RingBenchmark.Producer();
            producer.setUp(benchmark, new ThreadParams(i, 2, 0, 1, 0, 1, 0, 1, 0, 1));
            threads[i] = new Thread(() -> {
                for (int k = 0; k < 20_000; k++) {
                    benchmark.twoProducers(producer);
                }
            });
            threads[i].start();
        }
        threads[0].join();
        threads[1].join();

        await(() -> benchmark.taken() == 40_000);
        benchmark.tearDown();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void givenAWorkerWhenDatagramsAreGivenThenTheSinkTakesEveryFlow(int version) throws Exception {
        WorkerBenchmark benchmark = new WorkerBenchmark();
        benchmark.version = version;
        benchmark.setUp();

        benchmark.work();
        benchmark.work();
        benchmark.tearDown();

        long datagrams = 2L * DecodeBenchmark.EXPORTERS * DecodeBenchmark.ROUNDS;
        assertThat(benchmark.delivered()).isEqualTo(datagrams * WorkerRig.FLOWS);
    }

    @Test
    void givenAFileWhenABlockIsWrittenThenItHoldsEveryLine() throws Exception {
        FileBenchmark benchmark = new FileBenchmark();
        benchmark.target = "file";
        benchmark.setUp();

        benchmark.block();

        String text = Files.readString(benchmark.file());
        assertThat(text.lines()).hasSize(FileBenchmark.BLOCK_FLOWS).allMatch(line -> line.startsWith("{\"type\":"));
        assertThat(text).hasSize(benchmark.filled().length());
        benchmark.tearDown();
        assertThat(benchmark.file()).doesNotExist();
    }

    @Test
    void givenDatagramsWhenTheLaneTakesThemThenEveryLineIsWritten() throws Exception {
        FileBenchmark benchmark = new FileBenchmark();
        benchmark.target = "null";
        benchmark.setUp();
        long before = benchmark.lane();

        assertThat(benchmark.lane() - before).isGreaterThan(FLOWS * 900);
        benchmark.tearDown();
        assertThat(Path.of("/dev/null")).exists();
    }

    @Test
    void givenAPluginsSinkWhenItsLaneAndBlockRunThenEveryFlowIsALine() throws Exception {
        PluginBenchmark benchmark = new PluginBenchmark();
        benchmark.setUp();
        long before = benchmark.lane();

        assertThat(benchmark.lane() - before).isGreaterThan(FLOWS * "6,1,1,1,1\n".length());
        benchmark.block();

        BenchmarkBlock block = benchmark.filled();
        assertThat(block.written()).isOne();
        assertThat(new String(block.array(), 0, block.length(), java.nio.charset.StandardCharsets.US_ASCII).lines())
            .hasSize(PluginBenchmark.BLOCK_FLOWS).allMatch(line -> line.matches("(\\d+,){4}\\d+"));
        benchmark.tearDown();
    }
}
