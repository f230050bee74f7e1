// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.export;

import io.weir.codec.protocol.Protocol;

/**
 * A device that exports {@link TestFlow}s: each call writes its next datagram. One thread; allocates nothing per call.
 */
public sealed interface TestExporter permits NetFlow5Exporter, NetFlow9Exporter, IpfixExporter, SFlowExporter {
    /** The router's uptime at its first datagram, milliseconds. */
    long FIRST_UPTIME_MS = 3_600_000;

    /**
     * One that speaks a protocol.
     *
     * @throws IllegalArgumentException if there is no test traffic of it
     */
    static TestExporter of(Protocol protocol, ExportSettings settings) {
        if (protocol == Protocol.NETFLOW_V5) {
            return new NetFlow5Exporter(settings);
        }
        if (protocol == Protocol.NETFLOW_V9) {
            return new NetFlow9Exporter(settings);
        }
        if (protocol == Protocol.IPFIX) {
            return new IpfixExporter(settings);
        }
        if (protocol == Protocol.SFLOW_V5) {
            return new SFlowExporter(settings);
        }
        throw new IllegalArgumentException("no test traffic of " + protocol.label());
    }

    /**
     * Writes the next datagram.
     *
     * @param to has room for {@link #maxLength} from {@code at} on
     * @param at where the datagram starts
     * @param flows how many flows it carries, 0 or more
     * @param exportMs export time, milliseconds since 1970; not before that of the datagram before
     * @return its length
     */
    int write(byte[] to, int at, int flows, long exportMs);

    /** The most bytes that a datagram of {@code flows} flows can have; may exceed what UDP carries. */
    long maxLength(int flows);

    /** Where a datagram has its sequence number, bytes from its start. */
    int sequenceAt();

    /** Flows written so far: the index of the next one. */
    long flows();
}
