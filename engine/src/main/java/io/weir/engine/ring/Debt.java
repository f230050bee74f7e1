// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.ring;

/**
 * Who a datagram is counted with while it waits and while it is worked on: its source, all of its ring, and the
 * newcomers if its source is one. Filled by a socket's thread, settled by the worker's.
 */
public final class Debt {
    private static final int NONE = -1;

    private InFlight counts;
    private int source;
    private int all = NONE;
    private int group = NONE;
    private long expectedNs;

    /** Nobody's. */
    Debt() {
    }

    /** A datagram of a source is counted, and with these two groups, or none for -1; the socket's thread. */
    void begin(InFlight in, int entry, int allEntry, int groupEntry) {
        counts = in;
        source = entry;
        all = allEntry;
        group = groupEntry;
        expectedNs = in.expectedNs(entry);
        put(source);
        put(all);
        put(group);
    }

    private void put(int entry) {
        if (entry != NONE) {
            counts.put(entry, expectedNs);
        }
    }

    /** It left its ring; the worker's thread, as all that follow. */
    void end() {
        take(source);
        take(all);
        take(group);
    }

    private void take(int entry) {
        if (entry != NONE) {
            counts.take(entry, expectedNs);
        }
    }

    /** The datagram took {@code ns}, all told. */
    public void cost(long ns) {
        counts.cost(source, ns);
        if (group != NONE) {
            counts.cost(group, ns);
        }
    }

    /** The same debtor, of whom {@code ns} of work wait outside of the ring until {@link #postpone} takes them back. */
    public Debt copy() {
        Debt copy = new Debt();
        copy.counts = counts;
        copy.source = source;
        copy.all = all;
        copy.group = group;
        return copy;
    }

    /** So much more work waits that is in no ring, or less if negative. */
    public void postpone(long ns) {
        counts.postpone(source, ns);
        if (all != NONE) {
            counts.postpone(all, ns);
        }
        if (group != NONE) {
            counts.postpone(group, ns);
        }
    }
}
