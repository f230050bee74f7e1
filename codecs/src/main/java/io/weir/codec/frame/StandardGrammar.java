// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

import io.weir.codec.wire.Wire;

/** The rules of IEEE 802.1Q, RFC 791, 2516, 3032, 4302, 4385, 8200, 9293 and, by {@link Tunnels}, of tunnels. */
final class StandardGrammar extends FrameGrammar {
    private static final int IPV4_MINIMUM = 20;
    private static final int TCP_MINIMUM = 20;
    private static final int AH_MINIMUM = 12;
    private static final int FRAGMENT_OFFSET = 0x1fff;
    private static final int BOTTOM = 0x100;

    @Override
    int size(Layer layer, byte[] bytes, int at, int end) {
        int left = end - at;
        return switch (layer) {
            case ETHERNET -> fixed(14, left);
            case DOT1Q, CONTROL_WORD -> fixed(4, left);
            case PPPOE, IPV6_HEADER_FRAGMENT, ESP, UDP -> fixed(8, left);
            case SCTP -> fixed(12, left);
            case MPLS -> left < 4 ? CUT : labels(bytes, at, end);
            case IPV4 -> left < IPV4_MINIMUM ? CUT : ipv4(Wire.u8(bytes, at));
            case IPV6 -> left < 40 || Wire.u8(bytes, at) >>> 4 != 6 ? CUT : 40;
            case IPV6_HEADER_OPTIONS, IPV6_HEADER_ROUTING -> left < 8 ? CUT : 8 + 8 * Wire.u8(bytes, at + 1);
            case AH -> left < AH_MINIMUM ? CUT : Math.max(AH_MINIMUM, 8 + 4 * Wire.u8(bytes, at + 1));
            case TCP -> left < TCP_MINIMUM ? CUT : Math.max(TCP_MINIMUM, Wire.u8(bytes, at + 12) >>> 4 << 2);
            case ICMP, ICMPV6 -> left < 2 ? CUT : 8;
            default -> Tunnels.size(layer, bytes, at, end);
        };
    }

    private static int fixed(int size, int left) {
        return left < size ? CUT : size;
    }

    private static int ipv4(int versionAndWords) {
        int size = (versionAndWords & 0xf) << 2;
        return versionAndWords >>> 4 != 4 || size < IPV4_MINIMUM ? CUT : size;
    }

    /** Only the S bit ends a stack: entropy labels and other reserved ones stand in the middle of it, RFC 6790. */
    private static int labels(byte[] bytes, int at, int end) {
        int entry = at + 4;
        while (entry + 4 <= end && (Wire.i32(bytes, entry - 4) & BOTTOM) == 0) {
            entry += 4;
        }
        return entry - at;
    }

    @Override
    Layer next(Layer layer, byte[] bytes, int at, int size, int end) {
        return switch (layer) {
            case ETHERNET -> byEtherType(Wire.u16(bytes, at + 12));
            case DOT1Q -> byEtherType(Wire.u16(bytes, at + 2));
            case PPPOE -> Wire.u8(bytes, at + 1) == 0 ? byPppProtocol(Wire.u16(bytes, at + 6)) : null;
            case CONTROL_WORD -> Layer.ETHERNET;
            case MPLS -> (Wire.i32(bytes, at + size - 4) & BOTTOM) == 0 ? null : behindLabels(bytes, at + size, end);
            // A later fragment has payload where the first one has the next header.
            case IPV4 -> (Wire.u16(bytes, at + 6) & FRAGMENT_OFFSET) != 0 ? null : upper(Wire.u8(bytes, at + 9));
            case IPV6_HEADER_FRAGMENT -> Wire.u16(bytes, at + 2) >>> 3 != 0 ? null : header(Wire.u8(bytes, at));
            case IPV6 -> header(Wire.u8(bytes, at + 6));
            case IPV6_HEADER_OPTIONS, IPV6_HEADER_ROUTING, AH -> header(Wire.u8(bytes, at));
            case TCP, SCTP, ESP, ICMP, ICMPV6 -> null;
            default -> Tunnels.next(layer, bytes, at, size, end);
        };
    }

    static Layer byEtherType(int type) {
        return switch (type) {
            case 0x8100, 0x88a8, 0x9100 -> Layer.DOT1Q;
            case 0x8847, 0x8848 -> Layer.MPLS;
            case 0x8864 -> Layer.PPPOE;
            case 0x0800 -> Layer.IPV4;
            case 0x86dd -> Layer.IPV6;
            case 0x6558, 0x199e -> Layer.ETHERNET;
            default -> null;
        };
    }

    private static Layer byPppProtocol(int protocol) {
        return switch (protocol) {
            case 0x0021 -> Layer.IPV4;
            case 0x0057 -> Layer.IPV6;
            case 0x0281 -> Layer.MPLS;
            default -> null;
        };
    }

    /**
     * Labels do not tell what they carry. An IP version is one, RFC 4928; else a known EtherType where a frame behind
     * a control word has it, or where one without it has, is evidence, as a MAC address may begin with any nibble.
     */
    private static Layer behindLabels(byte[] bytes, int at, int end) {
        Layer packet = FrameParser.packet(bytes, at, end);
        if (packet != null || at >= end) {
            return packet;
        }
        boolean zeros = Wire.u8(bytes, at) >>> 4 == 0;
        if (zeros && isFrame(bytes, at + 4, end)) {
            return Layer.CONTROL_WORD;
        }
        if (isFrame(bytes, at, end)) {
            return Layer.ETHERNET;
        }
        return zeros && at + 18 <= end ? Layer.CONTROL_WORD : null;
    }

    private static boolean isFrame(byte[] bytes, int at, int end) {
        int type = at + 14 <= end ? Wire.u16(bytes, at + 12) : 0;
        return type == 0x0806 || byEtherType(type) != null;
    }

    /** By protocol number of IANA. */
    private static Layer upper(int protocol) {
        return switch (protocol) {
            case 1 -> Layer.ICMP;
            case 4 -> Layer.IPV4;
            case 6 -> Layer.TCP;
            case 17 -> Layer.UDP;
            case 41 -> Layer.IPV6;
            case 47 -> Layer.GRE;
            case 50 -> Layer.ESP;
            case 51 -> Layer.AH;
            case 58 -> Layer.ICMPV6;
            case 132 -> Layer.SCTP;
            case 137 -> Layer.MPLS;
            case 143 -> Layer.ETHERNET;
            default -> null;
        };
    }

    /** The same in an IPv6 packet, which has extension headers, too. */
    private static Layer header(int protocol) {
        return switch (protocol) {
            case 0, 60 -> Layer.IPV6_HEADER_OPTIONS;
            case 43 -> Layer.IPV6_HEADER_ROUTING;
            case 44 -> Layer.IPV6_HEADER_FRAGMENT;
            default -> upper(protocol);
        };
    }

    /** What has an IP or UDP header before it is carried by that packet; a frame behind labels is not. */
    @Override
    boolean encapsulates(Layer layer, Layer next, boolean behindIp) {
        return behindIp && next.rank() <= Layer.IPV6.rank() || layer == Layer.UDP || layer == Layer.TCP;
    }
}
