// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.Cells;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;

/**
 * What sequence numbers told of one stream: an exporter's v5 engine, v9 source id, IPFIX domain or sub-agent of one of
 * its sFlow agents, on one source port.
 * Written by the decoder's thread alone, read by any; what a reader sees may be a moment old.
 */
public final class SequenceCounts {
    private static final int DATAGRAMS = 0;
    private static final int LOST = 1;
    private static final int REORDERED = 2;
    private static final int DUPLICATES = 3;
    private static final int RESTARTS = 4;
    private static final int UNKNOWN = 5;

    private final Exporter exporter;
    private final int port;
    private final Protocol protocol;
    private final long domain;
    private final long agentHi;
    private final long agentLo;
    private final SampleCounts samples;
    private final long[] cells = new long[UNKNOWN + 1];

    /** Those of the stream that a datagram begins. */
    SequenceCounts(Datagram first) {
        this.exporter = first.exporter();
        this.port = first.port();
        this.protocol = first.protocol();
        this.domain = first.domain();
        this.agentHi = first.agentHi();
        this.agentLo = first.agentLo();
        this.samples = protocol.hasSamples() ? new SampleCounts() : null;
    }

    void addDatagram() {
        Cells.add(cells, DATAGRAMS, 1);
    }

    void addLost(long units) {
        Cells.add(cells, LOST, units);
    }

    void addReordered() {
        Cells.add(cells, REORDERED, 1);
    }

    void addDuplicate() {
        Cells.add(cells, DUPLICATES, 1);
    }

    void addRestart() {
        Cells.add(cells, RESTARTS, 1);
    }

    void addUnknown() {
        Cells.add(cells, UNKNOWN, 1);
    }

    /** Who sends it. */
    public Exporter exporter() {
        return exporter;
    }

    /** The source port that it was first seen on. */
    public int port() {
        return port;
    }

    /** What its datagrams are. */
    public Protocol protocol() {
        return protocol;
    }

    /** IPFIX observation domain, v9 source id, v5 engine as {@code type << 8 | id}, sFlow's sub-agent. */
    public long domain() {
        return domain;
    }

    /** Address of the agent that it is of, made for the caller; null where the exporter speaks for itself. */
    public Exporter agent() {
        return Exporter.ofAgent(agentHi, agentLo);
    }

    /** What its flow samples told; null for what has none. */
    public SampleCounts samples() {
        return samples;
    }

    /** Datagrams received, all that follow included. */
    public long datagrams() {
        return Cells.get(cells, DATAGRAMS);
    }

    /**
     * Units passed over that did not come late either; goes down when a datagram comes late after all. Counted in
     * {@link Protocol#sequenceUnit}.
     */
    public long lost() {
        return Cells.get(cells, LOST);
    }

    /** Datagrams that came after later ones. */
    public long reordered() {
        return Cells.get(cells, REORDERED);
    }

    /** Datagrams that had come before. */
    public long duplicates() {
        return Cells.get(cells, DUPLICATES);
    }

    /** Times the exporter began to count anew. */
    public long restarts() {
        return Cells.get(cells, RESTARTS);
    }

    /** Datagrams whose number could not be checked; what may have been lost before them is not in {@link #lost}. */
    public long unknown() {
        return Cells.get(cells, UNKNOWN);
    }
}
