// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

import io.weir.codec.wire.Wire;

/** What may stand before an IPv6 packet in UDP, RFC 4380 section 5.1.1: authentication, then origin; mostly neither. */
final class Teredo {
    private static final int AUTHENTICATION = 1;
    /** Indicator and lengths, nonce, confirmation. */
    private static final int AUTHENTICATION_BYTES = 4 + 8 + 1;
    private static final int ORIGIN = 0;
    private static final int ORIGIN_BYTES = 8;

    private Teredo() {
    }

    /** The octets before the packet, 0 or more, or {@link FrameGrammar#CUT} if no IPv6 packet follows. */
    static int size(byte[] bytes, int at, int end) {
        int packet = at;
        if (indicator(bytes, packet, end) == AUTHENTICATION && end - packet >= 4) {
            packet += AUTHENTICATION_BYTES + Wire.u8(bytes, packet + 2) + Wire.u8(bytes, packet + 3);
        }
        if (indicator(bytes, packet, end) == ORIGIN) {
            packet += ORIGIN_BYTES;
        }
        return FrameParser.packet(bytes, packet, end) == Layer.IPV6 ? packet - at : FrameGrammar.CUT;
    }

    private static int indicator(byte[] bytes, int at, int end) {
        return end - at < 2 ? -1 : Wire.u16(bytes, at);
    }
}
