// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.walk;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.state.Session;
import io.weir.codec.state.Template;
import java.util.Arrays;

/** What a walk found to deliver: runs of records of one template each, in order. Reused; one thread. */
public final class Walk {
    private Template[] templates = new Template[32];
    private Session[] sessions = new Session[32];
    private Datagram[] datagrams = new Datagram[32];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int size;

    /** Forgets all runs. */
    public void clear() {
        for (int i = 0; i < size; i++) {
            templates[i] = null;
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
            rest.add(from.templates[i], from.sessions[i], datagram, i == first ? at : from.starts[i], from.ends[i]);
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
    void add(Template template, Session session, Datagram datagram, int start, int end) {
        if (size == starts.length) {
            grow();
        }
        templates[size] = template;
        sessions[size] = session;
        datagrams[size] = datagram;
        starts[size] = start;
        ends[size++] = end;
    }

    private void grow() {
        int more = 2 * size;
        templates = Arrays.copyOf(templates, more);
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
    public Template template(int i) {
        return templates[i];
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
