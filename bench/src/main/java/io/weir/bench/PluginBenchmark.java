// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per flow of a plugin's sink, the example's {@code csv}, NetFlow v9 of nine layouts: {@code lane} from
 * datagram to line in a block, {@code block} from block to {@code /dev/null}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class PluginBenchmark {
    /** Flows of a block: as many as a block takes at most. */
    static final int BLOCK_FLOWS = 4_096;

    private BlockSink sink;
    private Lane lane;

    /** Decodes all once, so that templates are known and a block is full. */
    @Setup
    public void setUp() throws SinkException {
        sink = BenchmarkSinks.make("csv", Map.of("", "/dev/null"));
        sink.start();
        lane = new Lane(sink, BLOCK_FLOWS);
    }

    /** Datagrams in, lines in a block out. */
    @Benchmark
    @OperationsPerInvocation(Lane.FLOWS)
    public long lane() {
        return lane.work();
    }

    /** One block to /dev/null. */
    @Benchmark
    @OperationsPerInvocation(BLOCK_FLOWS)
    public void block() throws SinkException, InterruptedException {
        sink.onBlock(lane.block());
    }

    /** Closes the sink. */
    @TearDown
    public void tearDown() {
        sink.close();
    }

    /** What is written over and over. */
    BenchmarkBlock filled() {
        return lane.block();
    }
}
