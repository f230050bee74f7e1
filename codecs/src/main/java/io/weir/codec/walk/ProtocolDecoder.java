// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.walk;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.Fault;

/** How the datagrams of one protocol are read; one thread. What it finds is delivered the same way for all. */
public interface ProtocolDecoder {
    /** The fewest bytes of a header. */
    int headerBytes();

    /**
     * Reads the header into a datagram of at least {@link #headerBytes()} bytes.
     *
     * @return why it cannot be used; null if it can
     */
    Fault header(Datagram datagram);

    /** Reads all of a datagram whose header is set but its flow records, and notes in {@code walk} where they lie. */
    void walk(Visit visit, Walk walk);
}
