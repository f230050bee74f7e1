// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

import io.weir.codec.wire.Wire;

/**
 * Headers between a packet and the one it carries: GRE (RFC 2784, 2890, 2637), ERSPAN, VXLAN (RFC 7348), Geneve
 * (RFC 8926), Teredo (RFC 4380), GTP-U (3GPP TS 29.281).
 *
 * <p>A port is no proof: what follows UDP is a tunnel only if its first bytes agree.
 */
final class Tunnels {
    private static final int GRE_CHECKSUM = 0x8000;
    private static final int GRE_ROUTING = 0x4000;
    private static final int GRE_KEY = 0x2000;
    private static final int GRE_SEQUENCE = 0x1000;
    private static final int GRE_ACKNOWLEDGEMENT = 0x0080;
    private static final int GRE_VERSION = 7;
    private static final int ERSPAN_1_OR_2 = 0x88be;
    private static final int ERSPAN_3 = 0x22eb;

    private Tunnels() {
    }

    static int size(Layer layer, byte[] bytes, int at, int end) {
        int left = end - at;
        return switch (layer) {
            case GRE -> left < 4 ? FrameGrammar.CUT : gre(Wire.u16(bytes, at));
            case ERSPAN -> erspan(bytes, at, left);
            case VXLAN -> left < 8 ? FrameGrammar.CUT : 8;
            case GENEVE -> left < 8 ? FrameGrammar.CUT : 8 + 4 * (Wire.u8(bytes, at) & 0x3f);
            case TEREDO -> Teredo.size(bytes, at, end);
            case GTP_U -> left < 8 ? FrameGrammar.CUT : GtpU.size(bytes, at, end);
            default -> FrameGrammar.CUT;
        };
    }

    private static int gre(int flags) {
        int words = (flags & GRE_KEY) != 0 ? 1 : 0;
        words += (flags & GRE_SEQUENCE) != 0 ? 1 : 0;
        if ((flags & GRE_VERSION) == 0) {
            words += (flags & (GRE_CHECKSUM | GRE_ROUTING)) != 0 ? 1 : 0;
        } else {
            words += (flags & GRE_ACKNOWLEDGEMENT) != 0 ? 1 : 0;
        }
        return 4 + 4 * words;
    }

    /** The version tells type II, 8 bytes, from type III, 12 and 8 more with the O bit. */
    private static int erspan(byte[] bytes, int at, int left) {
        int version = left < 8 ? 0 : Wire.u8(bytes, at) >>> 4;
        if (version == 2) {
            return left < 12 ? FrameGrammar.CUT : 12 + 8 * (Wire.u8(bytes, at + 11) & 1);
        }
        return version == 1 ? 8 : FrameGrammar.CUT;
    }

    static Layer next(Layer layer, byte[] bytes, int at, int size, int end) {
        return switch (layer) {
            case UDP -> behindUdp(bytes, at, at + size, end);
            case GRE -> behindGre(Wire.u16(bytes, at), Wire.u16(bytes, at + 2));
            case ERSPAN -> size == 8 ? Layer.ETHERNET : behindErspan3(bytes, at, size, end);
            case VXLAN -> Layer.ETHERNET;
            case GENEVE -> StandardGrammar.byEtherType(Wire.u16(bytes, at + 2));
            case TEREDO, GTP_U -> FrameParser.packet(bytes, at + size, end);
            default -> null;
        };
    }

    /** Type I of ERSPAN has no header at all: it is GRE without a sequence number. */
    private static Layer behindGre(int flags, int type) {
        if ((flags & (GRE_VERSION | GRE_ROUTING)) != 0) {
            return null;
        }
        return switch (type) {
            case ERSPAN_1_OR_2 -> (flags & GRE_SEQUENCE) != 0 ? Layer.ERSPAN : Layer.ETHERNET;
            case ERSPAN_3 -> Layer.ERSPAN;
            default -> StandardGrammar.byEtherType(type);
        };
    }

    /** The frame type: 0 is Ethernet, 2 a packet from its IP header on. */
    private static Layer behindErspan3(byte[] bytes, int at, int size, int end) {
        return switch (Wire.u8(bytes, at + 10) >>> 2 & 0x1f) {
            case 0 -> Layer.ETHERNET;
            case 2 -> FrameParser.packet(bytes, at + size, end);
            default -> null;
        };
    }

    private static Layer behindUdp(byte[] bytes, int at, int payload, int end) {
        Layer tunnel = byPort(Wire.u16(bytes, at + 2));
        if (tunnel == null) {
            tunnel = byPort(Wire.u16(bytes, at)) == Layer.TEREDO ? Layer.TEREDO : null;
        }
        return tunnel != null && isLikely(tunnel, bytes, payload, end) ? tunnel : null;
    }

    private static Layer byPort(int port) {
        return switch (port) {
            case 4789 -> Layer.VXLAN;
            case 6081 -> Layer.GENEVE;
            case 3544 -> Layer.TEREDO;
            case 2152 -> Layer.GTP_U;
            default -> null;
        };
    }

    private static boolean isLikely(Layer tunnel, byte[] bytes, int at, int end) {
        if (end - at < 8) {
            return false;
        }
        int first = Wire.u8(bytes, at);
        return switch (tunnel) {
            // The I bit: there is a network identifier.
            case VXLAN -> (first & 0x08) != 0;
            case GENEVE -> first >>> 6 == 0;
            case TEREDO -> Teredo.size(bytes, at, end) != FrameGrammar.CUT;
            default -> GtpU.isPacket(first, Wire.u8(bytes, at + 1));
        };
    }
}
