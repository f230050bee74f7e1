// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

import io.weir.codec.wire.Wire;

/** The header of user traffic in mobile networks, 3GPP TS 29.281 section 5. */
final class GtpU {
    /** A G-PDU, which carries a packet; other messages are signalling. */
    private static final int PACKET = 255;
    private static final int FIXED = 8;
    private static final int OPTIONAL = 4;
    private static final int EXTENSION_FOLLOWS = 4;

    private GtpU() {
    }

    /** Whether the first two bytes are those of version 1, protocol type GTP, with a packet. */
    static boolean isPacket(int first, int message) {
        return (first & 0xf0) == 0x30 && message == PACKET;
    }

    /** Octets of the header at {@code at}, of which eight are there: with what is optional and all extensions. */
    static int size(byte[] bytes, int at, int end) {
        int flags = Wire.u8(bytes, at) & 7;
        if (flags == 0) {
            return FIXED;
        }
        int next = at + FIXED + OPTIONAL;
        boolean more = (flags & EXTENSION_FOLLOWS) != 0;
        // Each begins with its length in words of four bytes; the last byte before it is its type, 0 for none.
        while (more && next < end && Wire.u8(bytes, next - 1) != 0) {
            more = Wire.u8(bytes, next) != 0;
            next += 4 * Wire.u8(bytes, next);
        }
        return next - at;
    }
}
