// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.walk;

import io.weir.codec.protocol.Protocol;

/**
 * A protocol that Weir does not read by itself; found through {@link java.util.ServiceLoader}. It is asked at
 * {@code flow://} listeners alone, for datagrams that are of none of Weir's own protocols. What its decoder finds is
 * delivered, counted and written as all other flows are.
 */
public interface ProtocolModule {
    /** Which one, {@linkplain Protocol#declare declared} once. */
    Protocol protocol();

    /** The version of the plugin interface that it was made for: {@code SinkFactory.SPI_VERSION}. */
    int spiVersion();

    /** What it is, in one line. */
    default String description() {
        return protocol().label();
    }

    /**
     * Whether a datagram is of this protocol, by its first bytes; on any worker's thread, allocates nothing.
     *
     * @param bytes has {@code length} bytes, 2 or more, at {@code at}; not to be changed or kept
     */
    boolean recognises(byte[] bytes, int at, int length);

    /** A new decoder for one worker. */
    ProtocolDecoder open(ProtocolContext context);
}
