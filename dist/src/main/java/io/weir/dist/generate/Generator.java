// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import io.weir.codec.export.TestExporter;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Lets the exporters send in turn, at the wanted rate. */
final class Generator {
    private static final long MILLI = 1_000_000;
    /** How late a signal or a line of progress may be. */
    private static final long LONGEST_SLEEP_NS = 200 * MILLI;

    private final GenerateSettings settings;
    private final Outlets outlets;
    private final Progress progress;
    private final StopSignal signal;
    private final TestExporter[] exporters;

    Generator(GenerateSettings settings, Outlets outlets, Progress progress, StopSignal signal) {
        this.settings = settings;
        this.outlets = outlets;
        this.progress = progress;
        this.signal = signal;
        this.exporters = new TestExporter[settings.exporters()];
        for (int i = 0; i < exporters.length; i++) {
            exporters[i] = settings.exporter(i);
        }
    }

    /** Sends all datagrams, or as many as there is time for before a signal. */
    void run() throws IOException {
        long startNs = System.nanoTime();
        if (settings.send()) {
            send(startNs);
        } else {
            write(startNs);
        }
        outlets.took(System.nanoTime() - startNs);
    }

    private void send(long startNs) throws IOException {
        Pacer pacer = new Pacer(settings.rate(), startNs);
        long sent = 0;
        while (sent < settings.count() && !signal.stopped()) {
            long nowNs = System.nanoTime();
            progress.at(nowNs - startNs, sent);
            long waitNs = pacer.waitNs(nowNs, sent);
            if (waitNs > 0) {
                LockSupport.parkNanos(Math.min(waitNs, LONGEST_SLEEP_NS));
                continue;
            }
            long timeNs = System.currentTimeMillis() * MILLI;
            long due = Math.min(settings.count(), pacer.due(nowNs, sent));
            while (sent < due) {
                one(sent++, timeNs);
            }
        }
    }

    /** A capture that is only written has the times of an exact rate, a millisecond apart where none is given. */
    private void write(long startNs) throws IOException {
        Instant start = settings.start() == null ? Instant.now() : settings.start();
        long firstNs = start.getEpochSecond() * 1_000 * MILLI + start.getNano();
        double gapNs = settings.rate() == 0 ? MILLI : 1e9 / settings.rate();
        for (long i = 0; i < settings.count() && !signal.stopped(); i++) {
            if ((i & 0xfff) == 0) {
                progress.at(System.nanoTime() - startNs, i);
            }
            one(i, firstNs + (long) (i * gapNs));
        }
    }

    private void one(long number, long timeNs) throws IOException {
        int exporter = (int) (number % exporters.length);
        int length = exporters[exporter].write(outlets.datagram(), 0, settings.flows(), timeNs / MILLI);
        outlets.send(exporter, length, settings.flows(), timeNs);
    }
}
