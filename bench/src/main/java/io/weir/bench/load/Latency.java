// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.load;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Sends NetFlow v5 of 16 exporters to a Weir on this host and reads its lines from stdin, which is the other end of
 * Weir's stdout. Prints {@code flows sent, lines read, datagrams timed, flows/s, p50, p99, p99.9, max} in microseconds,
 * from just before a datagram is given to the kernel until its last line was read.
 *
 * <p>Arguments: port, flows a second, seconds of warm-up, seconds that count. What stops the sender is not in the
 * times: a datagram that goes late counts from when it goes.
 */
public final class Latency {
    private static final int VERSION = 5;
    private static final int EXPORTERS = 16;
    private static final int FLOWS = 24;
    private static final long PATIENCE_NS = 5_000_000_000L;

    private final Waits waits = new Waits(EXPORTERS, FLOWS);
    private final Lines lines = new Lines(waits::line);
    private volatile Throwable failure;

    private Latency() {
    }

    /** Measures. Exit code 1 if a line was not what it should be. */
    public static void main(String[] args) throws IOException {
        new Latency().run(Integer.parseInt(args[0]), Double.parseDouble(args[1]), nanos(args[2]), nanos(args[3]));
    }

    private static long nanos(String seconds) {
        return (long) (Double.parseDouble(seconds) * 1e9);
    }

    private void run(int port, double flowsPerSecond, long warmNs, long countNs) throws IOException {
        Thread reader = new Thread(this::read, "reader");
        reader.setDaemon(true);
        reader.start();
        try (Exporters exporters = new Exporters(VERSION, EXPORTERS, FLOWS, port)) {
            double perSecond = flowsPerSecond / FLOWS;
            long warm = exporters.send(perSecond, warmNs, waits::sending);
            waits.count();
            long startNs = System.nanoTime();
            long counted = exporters.send(perSecond, countNs, waits::sending);
            double seconds = (System.nanoTime() - startNs) / 1e9;
            long sent = (warm + counted) * FLOWS;
            await(sent);
            print(sent, counted * FLOWS / seconds);
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private void read() {
        try {
            lines.read(System.in);
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    private void await(long sent) {
        long endNs = System.nanoTime() + PATIENCE_NS;
        while (waits.lines() < sent && failure == null && System.nanoTime() < endNs) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void print(long sent, double perSecond) {
        Histogram times = waits.times();
        System.out.printf(Locale.ROOT, "%d %d %d %.0f %.0f %.0f %.0f %.0f%n", sent, waits.lines(),
            times.getTotalCount(), perSecond, us(times, 50), us(times, 99), us(times, 99.9), us(times, 100));
    }

    private static double us(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1e3;
    }
}
