// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.SamplingSettings;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.saved.SavedRate;
import io.weir.codec.seeded.Seed;
import io.weir.codec.seeded.SeededMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is remembered of one exporter. */
public final class ExporterState {
    final Exporter exporter;
    final ExporterCounts counts;
    /** Shared by all exporters of the decoder. */
    final Room agents;
    final SeededMap<Session> sessions = new SeededMap<>();
    final List<Domain> domains = new ArrayList<>(1);
    /** By protocol; null before the first domain of it. */
    private final SamplingRates[] rates = new SamplingRates[Protocol.count()];
    Session last;
    long templateBytes;
    /** What its names take of the room of templates. */
    long nameBytes;
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

    ExporterState(Exporter exporter, SamplingSettings sampling, Room agents) {
        this.agents = agents;
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

    /** The newest rates of all its domains of a protocol. */
    SamplingRates rates(Protocol protocol) {
        SamplingRates of = rates[protocol.ordinal()];
        if (of == null) {
            of = new SamplingRates();
            rates[protocol.ordinal()] = of;
        }
        return of;
    }

    /** Copies the rates of all its domains, of those protocols that it gave any of. */
    Map<Protocol, List<SavedRate>> saveRates() {
        Map<Protocol, List<SavedRate>> saved = new LinkedHashMap<>();
        for (Protocol protocol : Protocol.all()) {
            SamplingRates of = rates[protocol.ordinal()];
            List<SavedRate> each = of == null ? List.of() : of.save();
            if (!each.isEmpty()) {
                saved.put(protocol, each);
            }
        }
        return saved;
    }

    /** Forgets the rates of all its domains that were restored and not sent again since. */
    void forgetRestoredRates() {
        for (SamplingRates of : rates) {
            if (of != null) {
                of.forgetRestored();
            }
        }
    }

    /** Reads what a datagram needs of it, not of the objects it has: for {@link Foresight}. */
    long touch() {
        return templateBytes + placedNs + overrideRate + exporter.scope() + (restored ? 1 : 0);
    }

    /** Of two agents with the same numbers the addresses tell them apart, by all their bits. */
    static long key(Domain domain, int port) {
        return key(domain.protocol, domain.id, port, domain.agentHi, domain.agentLo);
    }

    static long key(Datagram datagram) {
        return key(datagram.protocol(), datagram.domain(), datagram.port(), datagram.agentHi(), datagram.agentLo());
    }

    private static long key(Protocol protocol, long domain, int port, long agentHi, long agentLo) {
        long own = (long) protocol.id() << 48 | domain << 16 | port;
        return (agentHi | agentLo) == 0 ? own : own ^ Seed.of(agentHi, agentLo);
    }
}
