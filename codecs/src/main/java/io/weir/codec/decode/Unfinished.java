// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.state.ExporterState;
import io.weir.codec.state.ProtocolCounts;
import io.weir.codec.walk.Walk;
import java.util.Arrays;

/**
 * A datagram whose records are not all delivered. It has its own copy of the bytes: the caller's may change. Datagrams
 * of other exporters may be decoded before it goes on, those of its own must not. The decoder's thread alone.
 */
public final class Unfinished {
    private final Datagram datagram = new Datagram();
    private final ExporterState state;
    private final ProtocolCounts counts;
    private final Walk walk;
    private int run;
    private int at;
    private long allowed;

    /**
     * What is left of {@code walk} at {@code run}, whose records before {@code at} are delivered; of that run so many
     * more records may be.
     */
    Unfinished(Datagram walked, ExporterState state, ProtocolCounts counts, Walk walk, int run, int at, long allowed) {
        byte[] bytes = Arrays.copyOf(walked.bytes(), walked.offset() + walked.length());
        this.datagram.copyContext(walked, bytes, walked.offset(), walked.length());
        this.datagram.agent(walked.agentOffset(), walked.agentLength());
        this.state = state;
        this.counts = counts;
        this.walk = Walk.rest(walk, run, at, walked, datagram);
        this.at = at;
        this.allowed = allowed;
    }

    /** Whether it came from that address. */
    public boolean isOf(long hi, long lo, int scope) {
        return state.exporter().is(hi, lo, scope);
    }

    /** Who sent it. */
    public Exporter exporter() {
        return state.exporter();
    }

    /** Bytes of data that are not delivered. */
    public int left() {
        return walk.left(run, at);
    }

    Datagram datagram() {
        return datagram;
    }

    ExporterState state() {
        return state;
    }

    ProtocolCounts counts() {
        return counts;
    }

    Walk walk() {
        return walk;
    }

    int run() {
        return run;
    }

    int at() {
        return at;
    }

    /** Records that may yet be delivered of the present run. */
    long allowed() {
        return allowed;
    }

    /** It stopped in a run of {@link #walk}, of which so many more records may be delivered. */
    void stopped(int atRun, int position, long allowedMore) {
        run = atRun;
        at = position;
        allowed = allowedMore;
    }
}
