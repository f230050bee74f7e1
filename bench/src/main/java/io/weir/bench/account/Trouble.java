// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.account;

/** What can go wrong with traffic, on the wire or in the collector. */
enum Trouble {
    /** The network loses datagrams. */
    GAPS,
    /** The network delivers datagrams twice. */
    DUPLICATES,
    /** The network delivers datagrams out of order. */
    REORDERING,
    /** Datagrams come that are no flow export. */
    MALFORMED,
    /** Exporters send data whose template never comes. */
    NO_TEMPLATES,
    /** A ring is too small for what comes while a sink stands still. */
    SMALL_RING,
    /** Datagrams are larger than a slot, and there are fewer buffers for them than come while a sink stands still. */
    LARGE_DATAGRAMS,
    /** The kernel's buffer is too small for what comes while the socket's thread waits for room. */
    SMALL_BUFFER,
    /** A sink drops what comes while it stands still. */
    DROPPING_SINK,
    /** A sink fails to write. */
    FAILING_SINK,
    /** A stage leaves records out. */
    FILTER;

    /** Whether what is lost in the collector is not known beforehand. */
    boolean losesDatagrams() {
        return this == SMALL_RING || this == SMALL_BUFFER || this == LARGE_DATAGRAMS;
    }
}
