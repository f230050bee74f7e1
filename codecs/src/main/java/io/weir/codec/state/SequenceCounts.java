// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.Cells;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;

/**
 * What sequence numbers told of one stream: an exporter's v5 engine, v9 source id or IPFIX domain on one source port.
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
    private final long[] cells = new long[UNKNOWN + 1];

    SequenceCounts(Exporter exporter, int port, Protocol protocol, long domain) {
        this.exporter = exporter;
        this.port = port;
        this.protocol = protocol;
        this.domain = domain;
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

    /** IPFIX observation domain, v9 source id, v5 engine as {@code type << 8 | id}. */
    public long domain() {
        return domain;
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
