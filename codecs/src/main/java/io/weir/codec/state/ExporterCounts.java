// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.Cells;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * What one exporter sent, while it is remembered. Written by the decoder's thread alone, read by any, also while a sink
 * holds that thread up; what a reader sees may be a moment old. A datagram costs a few additions, nothing is allocated.
 */
public final class ExporterCounts {
    private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(ProtocolCounts[].class);
    private static final int DATAGRAMS = 0;
    private static final int BYTES = 1;
    private static final int ERRORS = 2;
    private static final int WAITING = 3;
    private static final int FIRST_NS = 4;
    private static final int LAST_NS = 5;
    private static final int SKEW_MS = 6;
    private static final int RATE = 7;
    private static final int BEFORE_NS = 8;
    /** Agents of an exporter that are counted apart. */
    private static final int AGENTS = 64;

    private final Exporter exporter;
    private final long[] cells = new long[BEFORE_NS + 1];
    private final RecentValues sizes = new RecentValues();
    private final ProtocolCounts[] protocols = new ProtocolCounts[Protocol.count()];
    /** Of agents behind the exporter's address; made anew for each that comes. */
    private volatile List<ProtocolCounts> agents = List.of();

    ExporterCounts(Exporter exporter) {
        this.exporter = exporter;
    }

    /** A datagram, whatever it is; only the owner, as all up to {@link #samplingRate(long)}. */
    public void arrived(Datagram datagram) {
        Cells.add(cells, DATAGRAMS, 1);
        Cells.add(cells, BYTES, datagram.length());
        sizes.passTime(datagram.receivedNs());
        sizes.add(datagram.length());
        Cells.set(cells, LAST_NS, datagram.receivedNs());
        if (Cells.get(cells, FIRST_NS) == 0) {
            Cells.set(cells, FIRST_NS, datagram.receivedNs());
        }
    }

    /** What is counted of a protocol: made when its first datagram comes. */
    public ProtocolCounts of(Protocol protocol) {
        ProtocolCounts counts = protocols[protocol.ordinal()];
        if (counts == null) {
            counts = new ProtocolCounts(protocol);
            PLACE.setRelease(protocols, protocol.ordinal(), counts);
        }
        return counts;
    }

    /** What is counted of a domain: with its protocol, or with its agent. */
    ProtocolCounts of(Domain domain, Room room) {
        if ((domain.agentHi | domain.agentLo) == 0) {
            return of(domain.protocol);
        }
        for (ProtocolCounts each : agents) {
            if (each.protocol() == domain.protocol && each.agent().is(domain.agentHi, domain.agentLo, 0)) {
                return each;
            }
        }
        if (agents.size() == AGENTS || !room.take()) {
            return of(domain.protocol);
        }
        List<ProtocolCounts> more = new ArrayList<>(agents);
        more.add(new ProtocolCounts(domain.protocol, new Exporter(domain.agentHi, domain.agentLo, 0)));
        agents = List.copyOf(more);
        return more.get(more.size() - 1);
    }

    /** How many agents are counted apart. */
    int agents() {
        return agents.size();
    }

    /**
     * The datagram is decoded.
     *
     * @param counts of its protocol; null if its header could not be used
     * @param faulty whether anything in it was refused
     * @param waiting whether data in it waits for its template, or was thrown out for want of it
     */
    public void decoded(Datagram datagram, ProtocolCounts counts, boolean faulty, boolean waiting) {
        if (waiting) {
            Cells.add(cells, WAITING, 1);
        }
        if (faulty || waiting || counts == null) {
            Cells.add(cells, ERRORS, 1);
        } else {
            counts.addDatagram();
        }
        if (counts != null) {
            Cells.set(cells, SKEW_MS, datagram.receivedNs() / 1_000_000 - datagram.exportMs());
        }
    }

    /** The rate that the newest flow record was given. */
    public void samplingRate(long rate) {
        Cells.set(cells, RATE, rate);
    }

    /** It gave records before the restart; the newest datagram of then was received at this time. */
    void heardBefore(long ns) {
        Cells.set(cells, BEFORE_NS, ns);
    }

    /** Reads its first and its last cell: for {@link Foresight}. */
    long touch() {
        return cells[DATAGRAMS] + cells[BEFORE_NS];
    }

    /** Who it is. */
    public Exporter exporter() {
        return exporter;
    }

    /** Datagrams given to the decoder; any thread, as all that follow. */
    public long datagrams() {
        return Cells.get(cells, DATAGRAMS);
    }

    /** Their payload bytes. */
    public long bytes() {
        return Cells.get(cells, BYTES);
    }

    /** Payload bytes of each of late. */
    public RecentValues sizes() {
        return sizes;
    }

    /** Datagrams in which something was refused or waits for its template. */
    public long errors() {
        return Cells.get(cells, ERRORS);
    }

    /** Datagrams among them with data that waits for its template, or found no room to. */
    public long withoutTemplate() {
        return Cells.get(cells, WAITING);
    }

    /** When the first datagram was received, nanoseconds since 1970 UTC. */
    public long firstNs() {
        return Cells.get(cells, FIRST_NS);
    }

    /** When the newest datagram was received, nanoseconds since 1970 UTC. */
    public long lastNs() {
        return Cells.get(cells, LAST_NS);
    }

    /**
     * When it was last received before the restart, nanoseconds since 1970 UTC; 0 if that is not known, or it never
     * gave a record.
     */
    public long heardBeforeNs() {
        return Cells.get(cells, BEFORE_NS);
    }

    /** By how much the newest datagram's receive time is after its export time, milliseconds; v9 tells seconds only. */
    public long skewMs() {
        return Cells.get(cells, SKEW_MS);
    }

    /** The sampling rate of the newest flow record; 0 for unknown. */
    public long samplingRate() {
        return Cells.get(cells, RATE);
    }

    /** What it sent, by protocol, of those it ever used; in the order of the constants, agents apart behind them. */
    public List<ProtocolCounts> protocols() {
        List<ProtocolCounts> all = new ArrayList<>(1);
        for (int i = 0; i < protocols.length; i++) {
            ProtocolCounts counts = (ProtocolCounts) PLACE.getAcquire(protocols, i);
            if (counts != null) {
                all.add(counts);
            }
        }
        all.addAll(agents);
        return all;
    }

    /** Flow records of all protocols. */
    public long flows() {
        long sum = 0;
        for (ProtocolCounts counts : protocols()) {
            sum += counts.records(SetKind.DATA);
        }
        return sum;
    }
}
