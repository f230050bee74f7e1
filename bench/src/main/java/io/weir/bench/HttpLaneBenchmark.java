// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

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
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds per flow of the lane of the sink http, NetFlow v9 of nine layouts: from datagram to line in a block. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class HttpLaneBenchmark {
    /** Flows of a block, of some 240 KiB. */
    private static final int FLOWS = 240;

    private Lane lane;

    /** Decodes all once, so that templates are known; the sink is not started, its lanes work without a server. */
    @Setup
    public void setUp() throws SinkException {
        lane = new Lane(BenchmarkSinks.make("http", Map.of("url", "http://localhost:1/v1/ingest")), FLOWS);
    }

    /** Datagrams in, lines in a block out. */
    @Benchmark
    @OperationsPerInvocation(Lane.FLOWS)
    public long lane() {
        return lane.work();
    }
}
