// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protocol;

import io.weir.codec.wire.Wire;

/** Tells the protocol of a datagram by its first bytes: nothing else reads a version number or compares one. */
public final class Detection {
    /** Bytes of the version number. */
    public static final int BYTES = 2;

    private Detection() {
    }

    /**
     * The protocol, of NetFlow and IPFIX, of a datagram that begins at {@code at} and has at least {@link #BYTES}
     * bytes; {@link Protocol#UNKNOWN} if it is none that is decoded.
     */
    public static Protocol of(byte[] bytes, int at) {
        return switch (version(bytes, at)) {
            case 1 -> Protocol.NETFLOW_V1;
            case 5 -> Protocol.NETFLOW_V5;
            case 7 -> Protocol.NETFLOW_V7;
            case 9 -> Protocol.NETFLOW_V9;
            case 10 -> Protocol.IPFIX;
            default -> Protocol.UNKNOWN;
        };
    }

    /** Whether a datagram is of sFlow version 5, whose version number has four bytes. */
    static boolean isSFlow(byte[] bytes, int at, int length) {
        return length >= 4 && Wire.u32(bytes, at) == 5;
    }

    /** What the same datagram has for a version number, whatever it is, 0 to 65,535: to be printed. */
    public static int version(byte[] bytes, int at) {
        return Wire.u16(bytes, at);
    }
}
