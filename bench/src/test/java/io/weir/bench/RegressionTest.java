// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What costs time on any machine, counted instead of timed: bytes allocated, and calls to write. */
@Timeout(120)
class RegressionTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BLOCK_BYTES = 256 << 10;
    private static final int SLOTS = 1 << 12;

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).as("condition within 30 s").isTrue();
    }

    private static Workload workload(int version, int rounds) {
        return Workload.of(version, DecodeBenchmark.EXPORTERS, rounds, WorkerRig.FLOWS,
            Workload.layouts(version, "ALL"));
    }

    private static void give(WorkerRig rig, Workload workload) {
        for (int i = 0; i < workload.datagrams.length; i++) {
            rig.give(workload.datagrams[i], workload.exporters[i]);
        }
        rig.flush();
    }

    private static long flows(Workload workload) {
        return (long) workload.datagrams.length * workload.flowsPerDatagram;
    }

    private static long idOf(String thread) {
        for (long id : THREADS.getAllThreadIds()) {
            if (THREADS.getThreadInfo(id) != null && thread.equals(THREADS.getThreadInfo(id).getThreadName())) {
                return id;
            }
        }
        throw new AssertionError("no thread " + thread);
    }

    /** All of it runs on the worker's thread: ring, decoder, lane, block, and the write to the file. */
    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10})
    void givenKnownTemplatesWhenAWorkerWritesLinesThenItAllocatesNothingPerRecord(int version) throws Exception {
        WorkerRig rig = new WorkerRig(BenchmarkSinks.make("file", Map.of("", "/dev/null")), SLOTS);
        rig.start();
        Workload workload = workload(version, 18);
        long flows = flows(workload);
        for (int i = 0; i < 20; i++) {
            give(rig, workload);
        }
        await(() -> rig.delivered() == 20 * flows);
        long worker = idOf(WorkerRig.THREAD);
        long before = THREADS.getThreadAllocatedBytes(worker);

        for (int i = 0; i < 50; i++) {
            give(rig, workload);
        }
        await(() -> rig.delivered() == 70 * flows);
        long allocated = THREADS.getThreadAllocatedBytes(worker) - before;
        assertThat(rig.stop()).isTrue();

        // 56,700 records: one object per record would be 900 KB, one per datagram 130 KB.
        assertThat(allocated).isLessThan(50_000);
    }

    /** The system counts calls to write per thread: {@code syscw}. */
    private static long writes(Path task) {
        try {
            return Files.readAllLines(task.resolve("io")).stream().filter(line -> line.startsWith("syscw:"))
                .mapToLong(line -> Long.parseLong(line.substring(7).trim())).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path task(String name) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            List<Path> found = tasks.filter(each -> name.equals(name(each))).toList();
            assertThat(found).as("threads named " + name).hasSize(1);
            return found.get(0);
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).trim();
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "calls to write are counted in /proc")
    void givenABacklogWhenLinesAreWrittenThenAWriteIsABlockThatIsFull() throws Exception {
        // given: a ring full of datagrams before the worker starts, so that the load is back to back on any machine
        WorkerRig rig = new WorkerRig(BenchmarkSinks.make("file", Map.of("", "/dev/null")), SLOTS);
        Workload workload = workload(9, SLOTS / DecodeBenchmark.EXPORTERS);
        give(rig, workload);

        // when
        rig.start();
        await(() -> rig.delivered() == flows(workload));
        long writes = writes(task(WorkerRig.THREAD));
        long bytes = rig.bytes();
        assertThat(rig.stop()).isTrue();

        // then: a line is some 1,000 bytes, so a block is full but for its last 1,500 bytes; and the last one is not.
        // That is some 3,900 writes a million flows; a write a datagram would be 140,000, one a record a million.
        long least = bytes / BLOCK_BYTES;
        assertThat(bytes).isGreaterThan(flows(workload) * 900);
        assertThat(writes).isBetween(least, least + least / 50 + 2);
        assertThat(writes * 1_000_000 / flows(workload)).isLessThan(4_500);
    }
}
