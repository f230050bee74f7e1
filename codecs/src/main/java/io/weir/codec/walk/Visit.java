// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.walk;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.state.ExporterState;
import io.weir.codec.state.Session;
import io.weir.codec.state.ProtocolCounts;

/** The datagram that is being walked, and whose it is. Reused; one thread. */
public final class Visit {
    private final Datagram datagram = new Datagram();
    private ExporterState state;
    private Session session;
    private long records;
    private boolean counted;
    private boolean faulty;
    private boolean waiting;
    private ProtocolCounts counts;
    private final AsGoflow2 goflow2 = new AsGoflow2();

    /** One that has visited nothing. */
    public Visit() {
        datagram.keepSets();
    }

    /** Begins with the next datagram, whose bytes are wrapped already. */
    public void begin(ExporterState exporter) {
        state = exporter;
        session = null;
        records = 0;
        counted = true;
        faulty = false;
        waiting = false;
        counts = null;
        goflow2.begin();
    }

    /** Sets whose datagram it is, once the header is read. */
    public void enter(Session of) {
        session = of;
        counts = of.counts(state);
    }

    /** Where its protocol's sets and records are counted; null before the header is read. */
    public ProtocolCounts counts() {
        return counts;
    }

    /** Something in it was refused. */
    public void fault() {
        faulty = true;
    }

    /** Data in it has no template yet. */
    void lacksTemplate() {
        waiting = true;
    }

    /** It is decoded: counts it with its exporter. */
    public void end() {
        state.counts().decoded(datagram, counts, faulty, waiting);
    }

    /** The datagram. */
    public Datagram datagram() {
        return datagram;
    }

    /** The exporter's state. */
    public ExporterState state() {
        return state;
    }

    /** The domain as seen from the datagram's source port; null before the header is read. */
    public Session session() {
        return session;
    }

    /** Counts data and options records of the datagram. */
    void count(long more) {
        records += more;
    }

    /** Records counted. */
    public long records() {
        return records;
    }

    /** There is data in the datagram whose records cannot be counted. */
    public void uncounted() {
        counted = false;
    }

    /** Whether {@link #records} are all. */
    public boolean isCounted() {
        return counted;
    }

    /** What goflow2 would have made of the datagram so far. */
    public AsGoflow2 goflow2() {
        return goflow2;
    }
}
