// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per flow of the sink {@code file}, NetFlow v9 of nine layouts: {@code lane} from datagram to line in a
 * block, {@code block} from block to {@code /dev/null} or a file. The file is in {@code -Dweir.bench.dir}, by default
 * where temporary files are, and is cut to nothing whenever it has some 250 MB.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FileBenchmark {
    /** Flows of a block, of some 240 KB. */
    static final int BLOCK_FLOWS = 240;
    private static final int CUT_EVERY = 1_000;

    /** Where {@code block} writes to: null for /dev/null, file for a growing file. */
    @Param({"null", "file"})
    String target;

    private BlockSink sink;
    private Lane lane;
    private Path file;
    private FileChannel cut;

    /** Decodes all once, so that templates are known and a block is full. */
    @Setup
    public void setUp() throws SinkException, IOException {
        file = target.equals("null") ? Path.of("/dev/null") : Files.createTempFile(Path.of(System.getProperty(
            "weir.bench.dir", System.getProperty("java.io.tmpdir"))), "weir-bench", ".json");
        cut = target.equals("null") ? null : FileChannel.open(file, StandardOpenOption.WRITE);
        sink = BenchmarkSinks.make("file", Map.of("", file.toString()));
        sink.start();
        lane = new Lane(sink, BLOCK_FLOWS);
    }

    /** Datagrams in, lines in a block out; the target does not matter. */
    @Benchmark
    @OperationsPerInvocation(Lane.FLOWS)
    public long lane() {
        return lane.work();
    }

    /** One block to its target. */
    @Benchmark
    @OperationsPerInvocation(BLOCK_FLOWS)
    public void block() throws SinkException, InterruptedException, IOException {
        sink.onBlock(lane.block());
        if (cut != null && lane.block().written() % CUT_EVERY == 0) {
            cut.truncate(0);
        }
    }

    /** Removes what was written. */
    @TearDown
    public void tearDown() throws IOException {
        sink.close();
        if (cut != null) {
            cut.close();
            Files.delete(file);
        }
    }

    /** What is written over and over, and the file it goes to. */
    BenchmarkBlock filled() {
        return lane.block();
    }

    Path file() {
        return file;
    }
}
