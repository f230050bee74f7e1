// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.walk;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.RecordSource;
import io.weir.codec.state.Session;
import java.util.Arrays;

/** What a walk found to deliver: runs of records of one source each, in order. Reused; one thread. */
public final class Walk {
    private RecordSource[] sources = new RecordSource[32];
    private Session[] sessions = new Session[32];
    private Datagram[] datagrams = new Datagram[32];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int size;

    /** Forgets all runs. */
    public void clear() {
        for (int i = 0; i < size; i++) {
            sources[i] = null;
            sessions[i] = null;
            datagrams[i] = null;
        }
        size = 0;
    }

    /**
     * What is left of {@code from} at run {@code first}, of which the records before {@code at} are delivered.
     *
     * @param walked the datagram that was walked, of which {@code kept} is a copy with the same positions
     */
    public static Walk rest(Walk from, int first, int at, Datagram walked, Datagram kept) {
        Walk rest = new Walk();
        for (int i = first; i < from.size; i++) {
            Datagram datagram = from.datagrams[i] == walked ? kept : from.datagrams[i];
            rest.add(from.sources[i], from.sessions[i], datagram, i == first ? at : from.starts[i], from.ends[i]);
        }
        return rest;
    }

    /** Bytes of the runs from {@code first} on, of which those before {@code at} are delivered. */
    public int left(int first, int at) {
        int left = first < size ? starts[first] - at : 0;
        for (int i = first; i < size; i++) {
            left += ends[i] - starts[i];
        }
        return left;
    }

    /** Adds the records of a set, which lie in {@code datagram}'s bytes. */
    public void add(RecordSource source, Session session, Datagram datagram, int start, int end) {
        if (size == starts.length) {
            grow();
        }
        sources[size] = source;
        sessions[size] = session;
        datagrams[size] = datagram;
        starts[size] = start;
        ends[size++] = end;
    }

    private void grow() {
        int more = 2 * size;
        sources = Arrays.copyOf(sources, more);
        sessions = Arrays.copyOf(sessions, more);
        datagrams = Arrays.copyOf(datagrams, more);
        starts = Arrays.copyOf(starts, more);
        ends = Arrays.copyOf(ends, more);
    }

    /** The number of runs. */
    public int size() {
        return size;
    }

    /** What the records of run {@code i} look like. */
    public RecordSource source(int i) {
        return sources[i];
    }

    /** Whose they are. */
    public Session session(int i) {
        return sessions[i];
    }

    /** The datagram they came in: the one walked, or an earlier one for late data. */
    public Datagram datagram(int i) {
        return datagrams[i];
    }

    /** Where the first record starts. */
    public int start(int i) {
        return starts[i];
    }

    /** Where the set ends. */
    public int end(int i) {
        return ends[i];
    }
}
