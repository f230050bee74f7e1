// SPDX-License-Identifier: Apache-2.0
package io.weir.bench;

import io.weir.engine.ring.InFlight;
import io.weir.engine.ring.Inlet;
import io.weir.engine.ring.Ring;
import io.weir.engine.ring.Slot;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Nanoseconds of a producer per datagram handed over: claim, copy, publish, wake every 32nd; a consumer takes turns and
 * releases. With two producers both work at once: datagrams a second are twice what the time says.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class RingBenchmark {
    private static final int SLOTS = 1 << 12;
    private static final int DATAGRAM_BYTES = 1_400;
    private static final int PRODUCERS = 2;
    private static final int WAKE_EVERY = 32;
    private static final long PAUSE_NS = 20_000;

    private Inlet inlet;
    private Thread consumer;
    private volatile boolean over;
    private volatile long taken;

    /** What is a producer's own. */
    @State(Scope.Thread)
    public static class Producer {
        private final byte[] datagram = new byte[DATAGRAM_BYTES];
        private final InFlight counts = new InFlight(1);
        private Ring ring;
        private int unannounced;

        /** Finds its ring. */
        @Setup
        public void setUp(RingBenchmark benchmark, ThreadParams threads) {
            ring = benchmark.inlet.ring(threads.getThreadIndex());
        }
    }

    /** Starts the consumer. */
    @Setup
    public void setUp() {
        inlet = new Inlet(PRODUCERS, SLOTS / PRODUCERS);
        consumer = new Thread(this::consume, "consumer");
        consumer.setDaemon(true);
        consumer.start();
    }

    /** Polls: what sleeping costs is in bench/load's figures. */
    private void consume() {
        long count = 0;
        while (!over) {
            long before = count;
            for (int i = 0; i < PRODUCERS; i++) {
                count += take(inlet.ring(i));
            }
            taken = count;
            if (count == before) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }

    private static long take(Ring ring) {
        long count = ring.available();
        for (long i = 0; i < count; i++) {
            ring.oldest();
            ring.release();
        }
        return count;
    }

    /** Ends the consumer. */
    @TearDown
    public void tearDown() throws InterruptedException {
        over = true;
        consumer.join();
    }

    /** One socket. */
    @Benchmark
    @Threads(1)
    public void oneProducer(Producer producer) {
        handOver(producer);
    }

    /** Two sockets at once. */
    @Benchmark
    @Threads(PRODUCERS)
    public void twoProducers(Producer producer) {
        handOver(producer);
    }

    private static void handOver(Producer producer) {
        Ring ring = producer.ring;
        long number = ring.claim();
        while (number < 0) {
            Thread.yield();
            number = ring.claim();
        }
        Slot slot = ring.slot(number);
        slot.copy(producer.datagram, 0, DATAGRAM_BYTES);
        slot.count(producer.counts, 0);
        ring.publish(number);
        if (++producer.unannounced == WAKE_EVERY) {
            producer.unannounced = 0;
            ring.wake();
        }
    }

    /** Datagrams that came out so far; any thread. */
    long taken() {
        return taken;
    }
}
