// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * Nanoseconds per flow of the journal, NetFlow v9 of nine layouts: {@code lane} from datagram to message in a block,
 * {@code block} from block to file. The folder is {@code -Dweir.bench.dir}, by default that of temporary files; a
 * second of {@code block} fills some gigabytes of it, which are removed again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class JournalBenchmark {
    /** Flows of a block, of some 150 KiB. */
    static final int BLOCK_FLOWS = 1024;

    private Path dir;
    private BlockSink sink;
    private Lane lane;

    /** Decodes all once, so that templates are known. */
    @Setup
    public void setUp() throws SinkException, IOException {
        openJournal();
        lane = new Lane(sink, BLOCK_FLOWS);
    }

    /** A new folder for each iteration. */
    @Setup(Level.Iteration)
    public void openJournal() throws SinkException, IOException {
        closeJournal();
        dir = Files.createTempDirectory(Path.of(System.getProperty("weir.bench.dir",
            System.getProperty("java.io.tmpdir"))), "weir-journal");
        sink = BenchmarkSinks.make("journal", Map.of("dir", dir.toString(), "roll", "day"));
        sink.start();
        if (lane != null) {
            lane.of(sink);
        }
    }

    /** Removes what was written. */
    @TearDown(Level.Iteration)
    public void closeJournal() throws IOException {
        if (sink == null) {
            return;
        }
        sink.close();
        sink = null;
        try (Stream<Path> files = Files.walk(dir)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path each : all) {
                Files.delete(each);
            }
        }
    }

    /** Datagrams in, messages in a block out. */
    @Benchmark
    @OperationsPerInvocation(Lane.FLOWS)
    public long lane() {
        return lane.work();
    }

    /** A block into the file. */
    @Benchmark
    @OperationsPerInvocation(BLOCK_FLOWS)
    public long block() throws SinkException, InterruptedException {
        sink.onBlock(lane.block());
        return lane.block().written();
    }
}
