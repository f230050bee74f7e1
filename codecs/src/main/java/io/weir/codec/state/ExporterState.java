// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.SamplingSettings;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.seeded.SeededMap;
import java.util.ArrayList;
import java.util.List;

/** All that is remembered of one exporter. */
public final class ExporterState {
    final Exporter exporter;
    final ExporterCounts counts;
    final SeededMap<Session> sessions = new SeededMap<>();
    final List<Domain> domains = new ArrayList<>(1);
    private final SamplingRates rates9 = new SamplingRates();
    private final SamplingRates rates10 = new SamplingRates();
    Session last;
    long templateBytes;
    /** State of the pace of its new templates. */
    long templatePace;
    long lateBytes;
    boolean proven;
    /** Its place in {@link ByAge}, and since when it has it. */
    ExporterState older;
    ExporterState newer;
    long placedNs;
    /** The next one of {@link ExporterTable} with the same hash. */
    ExporterState sameHash;
    /** Whether what was restored of it has not been compared with a datagram of it. */
    boolean restored;
    final long overrideRate;
    final long defaultRate;

    ExporterState(Exporter exporter, SamplingSettings sampling) {
        this.exporter = exporter;
        this.overrideRate = sampling.override(exporter.hi(), exporter.lo());
        this.defaultRate = sampling.defaultRate();
        this.counts = new ExporterCounts(exporter);
    }

    /** Who it is. */
    public Exporter exporter() {
        return exporter;
    }

    /** What is counted of it. */
    public ExporterCounts counts() {
        return counts;
    }

    /** Its sessions, of all domains; a copy. */
    public List<Session> sessions() {
        return List.copyOf(sessions.values());
    }

    /** Whether what was restored of it is still to be compared with datagrams. */
    public boolean isRestored() {
        return restored;
    }

    /** Rates of all domains of a version: 9 or 10. */
    SamplingRates rates(int version) {
        return version == 9 ? rates9 : rates10;
    }

    /** Reads what a datagram needs of it, not of the objects it has: for {@link Foresight}. */
    long touch() {
        return templateBytes + placedNs + overrideRate + exporter.scope() + (restored ? 1 : 0);
    }

    static long key(int version, long domain, int port) {
        return (long) version << 48 | domain << 16 | port;
    }
}
