// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.frame;

import io.weir.codec.wire.Wire;

/** goflow2's rules: section 7 of what was recorded of it; {@link StandardGrammar} has the right ones. */
final class Goflow2Grammar extends FrameGrammar {
    private static final int LAST_RESERVED_LABEL = 15;
    private static final int BOTTOM = 0x100;

    @Override
    int size(Layer layer, byte[] bytes, int at, int end) {
        if (end - at < minimum(layer)) {
            return CUT;
        }
        return switch (layer) {
            case MPLS -> labels(bytes, at, end);
            case IPV6_HEADER_ROUTING -> 8 + 8 * Wire.u8(bytes, at + 1);
            // The flags byte in place of the one before it, which has the data offset.
            case TCP -> 20 + 4 * (Wire.u8(bytes, at + 13) >>> 4);
            case ICMP, ICMPV6 -> 8;
            case GENEVE -> 8 + 4 * (Wire.u8(bytes, at) & 0x3f);
            default -> minimum(layer);
        };
    }

    private static int minimum(Layer layer) {
        return switch (layer) {
            case ETHERNET -> 14;
            case DOT1Q, MPLS, GRE -> 4;
            case IPV4, TCP -> 20;
            case IPV6 -> 40;
            case ICMP, ICMPV6 -> 2;
            // It looks at none of it.
            case TEREDO -> 0;
            default -> 8;
        };
    }

    private static int labels(byte[] bytes, int at, int end) {
        int entry = at;
        boolean last = false;
        while (!last && entry + 4 <= end) {
            long value = Wire.u32(bytes, entry);
            last = (value & BOTTOM) != 0 || value >>> 12 <= LAST_RESERVED_LABEL;
            entry += 4;
        }
        return entry - at;
    }

    @Override
    Layer next(Layer layer, byte[] bytes, int at, int size, int end) {
        return switch (layer) {
            case ETHERNET -> byEtherType(Wire.u16(bytes, at + 12));
            case DOT1Q, GRE, GENEVE -> byEtherType(Wire.u16(bytes, at + 2));
            case MPLS -> FrameParser.packet(bytes, at + size, end);
            case IPV4 -> byProtocol(Wire.u8(bytes, at + 9));
            case IPV6 -> byProtocol(Wire.u8(bytes, at + 6));
            case IPV6_HEADER_ROUTING, IPV6_HEADER_FRAGMENT -> byProtocol(Wire.u8(bytes, at));
            case TEREDO -> Layer.IPV6;
            default -> null;
        };
    }

    private static Layer byEtherType(int type) {
        return switch (type) {
            case 0x8100 -> Layer.DOT1Q;
            case 0x8847 -> Layer.MPLS;
            case 0x0800 -> Layer.IPV4;
            case 0x86dd -> Layer.IPV6;
            case 0x6558, 0x199e -> Layer.ETHERNET;
            default -> null;
        };
    }

    private static Layer byProtocol(int protocol) {
        return switch (protocol) {
            case 1 -> Layer.ICMP;
            case 4 -> Layer.IPV4;
            case 6 -> Layer.TCP;
            case 17 -> Layer.UDP;
            case 41 -> Layer.IPV6;
            case 43 -> Layer.IPV6_HEADER_ROUTING;
            case 44 -> Layer.IPV6_HEADER_FRAGMENT;
            case 47 -> Layer.GRE;
            case 58 -> Layer.ICMPV6;
            default -> null;
        };
    }

    /** By rank; tags, labels and fragment headers are part of the packet they stand in, wherever that is. */
    @Override
    boolean encapsulates(Layer layer, Layer next, boolean behindIp) {
        return next.rank() <= layer.rank() && next != Layer.DOT1Q && next != Layer.MPLS
            && next != Layer.IPV6_HEADER_FRAGMENT;
    }
}
