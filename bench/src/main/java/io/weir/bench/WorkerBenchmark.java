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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per flow of a whole worker on a thread of its own: slot, decoder, lane, block, the sink {@code discard}.
 * This thread fills its ring, which is always nearly full; so the time is the worker's. Nine layouts in turn, seven
 * flows a datagram.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class WorkerBenchmark {
    private static final int SLOTS = 256;

    /** 5, 9, or 10 for IPFIX. */
    @Param({"5", "9", "10"})
    int version;

    private Workload workload;
    private WorkerRig rig;

    /** Starts the worker. */
    @Setup
    public void setUp() throws SinkException {
        workload = Workload.of(version, DecodeBenchmark.EXPORTERS, DecodeBenchmark.ROUNDS, WorkerRig.FLOWS,
            Workload.layouts(version, "ALL"));
        rig = new WorkerRig(BenchmarkSinks.make("discard", Map.of()), SLOTS);
        rig.start();
    }

    /** All datagrams into the ring; those of the call before are through. */
    @Benchmark
    @OperationsPerInvocation(WorkerRig.FLOWS * DecodeBenchmark.EXPORTERS * DecodeBenchmark.ROUNDS)
    public void work() {
        for (int i = 0; i < workload.datagrams.length; i++) {
            rig.give(workload.datagrams[i], workload.exporters[i]);
        }
    }

    /** Ends the worker. */
    @TearDown
    public void tearDown() {
        rig.stop();
    }

    /** Records that the sink took; once it is torn down. */
    long delivered() {
        return rig.delivered();
    }
}
