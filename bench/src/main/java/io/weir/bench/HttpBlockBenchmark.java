// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.ingest.IngestContract;
import io.weir.ingest.IngestOptions;
import io.weir.ingest.IngestServer;
import io.weir.sink.Block;
import io.weir.sink.BlockSink;
import io.weir.sink.SinkException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Semaphore;
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
 * Nanoseconds per flow for blocks through the sink http to a server in the same process that throws them away: ids,
 * compression, the client, and the server's share too. Sixteen blocks are with the sink at once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HttpBlockBenchmark {
    private static final int BLOCKS = 16;
    private static final int FLOWS = 240;

    /** As the setting. */
    @Param({"none", "gzip", "zstd"})
    String compression;

    private final Semaphore free = new Semaphore(BLOCKS);
    private final FilledBlock[] blocks = new FilledBlock[BLOCKS];
    private IngestServer server;
    private BlockSink sink;

    /** Blocks of real lines, a server and a sink. */
    @Setup
    public void setUp() throws IOException, SinkException {
        FlowLines lines = new FlowLines(BLOCKS * FLOWS);
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] = new FilledBlock(lines, i * FLOWS, FLOWS, free);
        }
        server = new IngestServer(
            IngestOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), (bytes, at, length) -> { });
        sink = BenchmarkSinks.make("http", Map.of(
            "url", "http://localhost:" + server.port() + IngestContract.PATH, "compression", compression));
        sink.start();
    }

    /** Ends both, when all blocks are answered: the sink sends the last batch when it is idle for long enough. */
    @TearDown
    public void tearDown() throws SinkException, InterruptedException {
        while (!free.tryAcquire(BLOCKS, 20, TimeUnit.MILLISECONDS)) {
            sink.onIdle(System.nanoTime());
        }
        sink.close();
        server.close();
    }

    /** All blocks once; up to sixteen are not answered yet when it returns. */
    @Benchmark
    @OperationsPerInvocation(BLOCKS * FLOWS)
    public void post() throws SinkException, InterruptedException {
        for (FilledBlock block : blocks) {
            free.acquire();
            sink.onBlock(block);
        }
    }

    /** A block that gives its permit back when it is answered. */
    private static final class FilledBlock implements Block {
        private final byte[] bytes;
        private final int[] ends;
        private final Semaphore free;

        FilledBlock(FlowLines lines, int first, int count, Semaphore free) {
            this.bytes = lines.bytes(first, count);
            this.ends = lines.ends(first, count);
            this.free = free;
        }

        @Override
        public byte[] array() {
            return bytes;
        }

        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public int records() {
            return ends.length;
        }

        @Override
        public int end(int i) {
            return ends[i];
        }

        @Override
        public void done() {
            free.release();
        }

        @Override
        public void fail(SinkException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
