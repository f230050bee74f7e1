// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.Cells;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;

/**
 * What an exporter sent in one protocol, or one agent of it. Written by the decoder's thread alone, read by any; what a
 * reader sees may be a moment old.
 */
public final class ProtocolCounts {
    private static final int KINDS = SetKind.values().length;
    private static final int DATAGRAMS = 0;
    private static final int SETS = 1;
    private static final int RECORDS = SETS + KINDS;
    private static final int DELAYS = RECORDS + KINDS;
    private static final int DELAY_NS = DELAYS + 1;
    private static final long LEAST_NS = 1 << 20;
    private static final long MOST_NS = (1L << 53) - 1;

    private final Protocol protocol;
    private final Exporter agent;
    private final long[] cells = new long[DELAY_NS + 1];
    private final RecentValues recentDelays = new RecentValues();

    ProtocolCounts(Protocol protocol) {
        this(protocol, null);
    }

    ProtocolCounts(Protocol protocol, Exporter agent) {
        this.protocol = protocol;
        this.agent = agent;
    }

    /** The agent that it is of; null where the exporter speaks for itself, and for agents beyond the bound. */
    public Exporter agent() {
        return agent;
    }

    /** A datagram in which nothing was refused and nothing waits for its template; only the owner, as all that add. */
    void addDatagram() {
        Cells.add(cells, DATAGRAMS, 1);
    }

    /** A set that was read. */
    public void addSet(SetKind kind) {
        Cells.add(cells, SETS + kind.ordinal(), 1);
    }

    /** Records of sets, or templates of template sets. */
    public void addRecords(SetKind kind, long records) {
        Cells.add(cells, RECORDS + kind.ordinal(), records);
    }

    /**
     * So many flow records were received {@code ns} after their flows' ends, beside {@link #addDelays}; the clocks of
     * exporters are not good enough for less than a millisecond, and nothing waits for more than some hundred days.
     */
    public void addRecentDelays(long ns, int records) {
        if (records > 0) {
            recentDelays.add(Math.min(MOST_NS, Math.max(LEAST_NS, ns)), records);
        }
    }

    /** Flow records that were received {@code sumNs} after the ends of their flows, all together. */
    public void addDelays(long records, long sumNs) {
        Cells.add(cells, DELAYS, records);
        Cells.add(cells, DELAY_NS, sumNs);
    }

    /** Reads its first and its last cell: for {@link Foresight}. */
    long touch() {
        return cells[DATAGRAMS] + cells[DELAY_NS];
    }

    /** Which one. */
    public Protocol protocol() {
        return protocol;
    }

    /** Datagrams in which nothing was refused and nothing waits for its template; any thread, as all that follow. */
    public long datagrams() {
        return Cells.get(cells, DATAGRAMS);
    }

    /** Sets that were read; none for v5. */
    public long sets(SetKind kind) {
        return Cells.get(cells, SETS + kind.ordinal());
    }

    /** Records in them, or templates. */
    public long records(SetKind kind) {
        return Cells.get(cells, RECORDS + kind.ordinal());
    }

    /** Flow records whose delay is in {@link #delayNs}. */
    public long delays() {
        return Cells.get(cells, DELAYS);
    }

    /** Time from the end of a flow to the receipt of its record, of late, nanoseconds; at least about a millisecond. */
    public RecentValues recentDelays() {
        return recentDelays;
    }

    /** Time from the end of a flow to the receipt of its record, nanoseconds, summed. */
    public long delayNs() {
        return Cells.get(cells, DELAY_NS);
    }
}
