// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.element.TaughtElements;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.saved.SavedSession;
import io.weir.codec.seeded.SeededMap;
import io.weir.codec.template.Layout;
import io.weir.codec.template.Layouts;

/** One observation domain as seen from one source port: its templates and its sequence. */
public final class Session implements Layouts {
    private static final long NO_BOOT = Long.MIN_VALUE;
    private static final long SAME_BOOT_MS = 2_000;

    final int port;
    final Domain domain;
    final SeededMap<Template> templates = new SeededMap<>();
    final SamplingRates rates = new SamplingRates();
    /** Names that its options data gave; null for none. */
    NameTable names;
    /** Elements that its options data named. */
    final TaughtElements taught = new TaughtElements();
    /** How many of the templates are options templates. */
    int optionsTemplates;
    /** How many samplers are counted with the exporter's templates. */
    int samplers;
    /** The template of its own that was found last; null before, and once that one is forgotten. */
    Template recent;
    /** Where its protocol's sets and records are counted; null before its first datagram. */
    private ProtocolCounts counts;
    private Stream stream;
    long bootMs = NO_BOOT;
    /** systemInitTimeMilliseconds as this source port gave it, {@link Domain#NO_INIT} if it didn't. */
    long systemInitMs = Domain.NO_INIT;
    long uptimeMs;
    long exportMs;
    long sequence;
    long lastUsedNs;
    boolean proven;
    /** What was restored of it, until a datagram was compared with it; null for nothing. */
    SavedSession restored;
    /** The rate that its last header or sample gave. */
    long headerRate;
    /** A bit for the last six bits of each template number of which a definition was refused. */
    private long refused;

    Session(Domain domain, int port, Stream stream) {
        this.domain = domain;
        this.port = port;
        this.stream = stream.enter();
    }

    /** Its own template, else that of a source port that counts the same sequence: of the same device. */
    @Override
    public Layout find(int id) {
        Template found = templates.get(id);
        for (int i = 0; found == null && i < domain.sessions.size() && !isRefused(id); i++) {
            Session other = domain.sessions.get(i);
            found = other.stream == stream ? other.templates.get(id) : null;
        }
        if (found == null) {
            return null;
        }
        found.use();
        return found.layout();
    }

    /** A definition of that number cannot be used: no other source port's takes its place from now on. */
    public void refuse(int id) {
        refused |= 1L << id;
    }

    /** Whether a definition of that number, or of another that shares its bit, was refused. */
    boolean isRefused(int id) {
        return (refused >>> id & 1) != 0;
    }

    /** A source port of the same domain that has template {@code id} but does not serve this one, or -1. */
    int strangerWith(int id) {
        for (Session other : domain.sessions) {
            if (other != this && other.templates.containsKey(id)) {
                return other.port;
            }
        }
        return -1;
    }

    /** The count of sequence numbers that its datagrams belong to. */
    Stream stream() {
        return stream;
    }

    /** Whether the device has booted, or begun to count anew, since the datagrams that were counted. */
    public boolean startsOver(Datagram datagram) {
        return stream.startsOver(datagram);
    }

    /** Both count one sequence from now on. */
    void join(Session other) {
        if (stream != other.stream) {
            if (names != null) {
                names.restarts += other.stream.restarts() - stream.restarts();
            }
            stream.leave();
            stream = other.stream.enter();
        }
    }

    /** From now on it counts a sequence of its own. */
    void startOver(Stream own) {
        stream.leave();
        stream = own.enter();
    }

    /** Whether what was restored of it is still to be compared with a datagram. */
    public boolean isRestored() {
        return restored != null;
    }

    /** Source port, 0 to 65,535. */
    public int port() {
        return port;
    }

    /** The domain, as all source ports of the address share it. */
    public Domain domain() {
        return domain;
    }

    /** What {@code exporter}, which it is of, sent in its protocol. */
    public ProtocolCounts counts(ExporterState exporter) {
        if (counts == null) {
            counts = exporter.counts.of(domain, exporter.agents);
        }
        return counts;
    }

    /** Reads what a datagram needs of it: for {@link Foresight}. */
    long touch() {
        return bootMs + headerRate + port + rates.unbound() + (proven ? 1 : 0);
    }

    /** Reads what a datagram needs of its template and its counts. */
    long touchNext() {
        return (recent == null ? 0 : recent.lastUsedNs + recent.id()) + (counts == null ? 0 : counts.touch());
    }

    /** Reads the counts of delays. */
    long touchDelays() {
        return counts == null ? 0 : counts.recentDelays().touch();
    }

    /** Takes note of a datagram's header. */
    void seen(Datagram datagram) {
        lastUsedNs = datagram.receivedNs();
        sequence = datagram.sequence();
        exportMs = datagram.exportMs();
        if (datagram.protocol().hasUptime()) {
            bootMs = bootMs(datagram);
            uptimeMs = datagram.uptimeMs();
        }
    }

    /** Takes the rate that a header or a sample gives, 0 for nothing. */
    public void headerRate(long rate) {
        headerRate = rate;
    }

    /** When the sender booted, by its own clock: RFC 3954 section 5.1. */
    static long bootMs(Datagram datagram) {
        return datagram.exportMs() - datagram.uptimeMs();
    }

    /**
     * Whether a datagram's sender booted when this one did: known only modulo 2^32 ms, as uptime wraps, and not at all
     * where neither keeps an uptime.
     */
    boolean sameBoot(Datagram datagram) {
        int apart = (int) (bootMs - bootMs(datagram));
        return bootMs != NO_BOOT && (uptimeMs | datagram.uptimeMs()) != 0
            && apart >= -SAME_BOOT_MS && apart <= SAME_BOOT_MS;
    }

    /** systemInitTimeMilliseconds of the source port, else of its domain; -1 if options data gave neither. */
    public long systemInitMs() {
        return systemInitMs != Domain.NO_INIT ? systemInitMs : domain.systemInitMs;
    }

    /** Takes over systemInitTimeMilliseconds, for the source port and its domain; whether it is new. */
    public boolean systemInitMs(long ms) {
        boolean changed = systemInitMs != ms;
        systemInitMs = ms;
        domain.systemInitMs = ms;
        return changed;
    }

    /**
     * Takes the number of a datagram into the account, once it is read.
     *
     * @param units what the sequence counts: flows (v5), 1 (v9, sFlow), data records (IPFIX)
     * @param counted whether these are all that the datagram holds
     */
    public void arrived(Datagram datagram, long units, boolean counted) {
        stream.arrive(datagram, units, counted);
    }

    /** Takes the number of a flow sample of the same datagram into the account: see {@link SampleNumbers#arrive}. */
    public void sampled(long source, int number, int drops) {
        stream.sampled(source, number, drops);
    }
}
