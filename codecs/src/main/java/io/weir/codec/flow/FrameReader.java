// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.wire.Wire;

/**
 * Fills columns from a sampled Ethernet frame, as goflow2 does: the outermost header of each kind counts, layers are
 * listed with their sizes, and a layer that is cut ends the reading with size 0.
 */
final class FrameReader {
    private static final int ROUTING_SEGMENT_TYPE = 4;

    private final FlowRecord record;
    private byte[] bytes;
    private int at;
    private int end;
    private boolean encapsulated;
    private Layer next;

    FrameReader(FlowRecord record) {
        this.record = record;
    }

    /** Reads the frame in {@code length} bytes at {@code offset}. */
    void read(byte[] array, int offset, int length) {
        bytes = array;
        at = offset;
        end = offset + length;
        encapsulated = false;
        next = Layer.ETHERNET;
        while (next != null && at <= end) {
            layer(next);
        }
    }

    private void layer(Layer layer) {
        int left = end - at;
        next = null;
        int size = left < minimum(layer) ? 0 : parse(layer);
        if (size > 0) {
            record.append(Column.LAYER_STACK.ordinal(), layer.number());
        }
        record.append(Column.LAYER_SIZE.ordinal(), size);
        at += size;
        if (next != null && next.rank() <= layer.rank() && !next.isTransparent()) {
            encapsulated = true;
        }
    }

    private static int minimum(Layer layer) {
        return switch (layer) {
            case ETHERNET -> 14;
            case DOT1Q, MPLS, GRE -> 4;
            case IPV4, TCP -> 20;
            case IPV6 -> 40;
            case ICMP, ICMPV6 -> 2;
            default -> 8;
        };
    }

    private int parse(Layer layer) {
        return switch (layer) {
            case ETHERNET -> ethernet();
            case DOT1Q -> dot1q();
            case MPLS -> mpls();
            case IPV4 -> ipv4();
            case IPV6 -> ipv6();
            case IPV6_HEADER_ROUTING -> routing();
            case IPV6_HEADER_FRAGMENT -> fragment();
            case TCP -> tcp();
            case UDP -> udp();
            case GRE -> gre();
            default -> 8;
        };
    }

    private int ethernet() {
        put(Column.DST_MAC, Wire.uint(bytes, at, 6));
        put(Column.SRC_MAC, Wire.uint(bytes, at + 6, 6));
        etherType(Wire.u16(bytes, at + 12));
        return 14;
    }

    private int dot1q() {
        put(Column.VLAN_ID, Wire.u16(bytes, at));
        etherType(Wire.u16(bytes, at + 2));
        return 4;
    }

    private void etherType(int type) {
        put(Column.ETYPE, type);
        next = byEtherType(type);
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

    private int mpls() {
        int entry = at;
        boolean bottom = false;
        while (!bottom && entry + 4 <= end) {
            long value = Wire.u32(bytes, entry);
            long label = value >>> 12;
            if (!encapsulated) {
                record.append(Column.MPLS_LABEL.ordinal(), label);
                record.append(Column.MPLS_TTL.ordinal(), value & 0xff);
            }
            bottom = (value & 0x100) != 0 || label <= 15;
            entry += 4;
        }
        afterLabels(entry);
        return entry - at;
    }

    private void afterLabels(int payload) {
        int version = payload < end ? Wire.u8(bytes, payload) >>> 4 : 0;
        if (version == 4) {
            etherType(0x0800);
        } else if (version == 6) {
            etherType(0x86dd);
        }
    }

    private int ipv4() {
        put(Column.IP_TOS, Wire.u8(bytes, at + 1));
        put(Column.FRAGMENT_ID, Wire.u16(bytes, at + 4));
        int fragment = Wire.u16(bytes, at + 6);
        put(Column.FRAGMENT_OFFSET, fragment & 0x1fff);
        put(Column.IP_FLAGS, fragment >>> 13);
        put(Column.IP_TTL, Wire.u8(bytes, at + 8));
        address(Column.SRC_ADDR, at + 12, 4);
        address(Column.DST_ADDR, at + 16, 4);
        int protocol = Wire.u8(bytes, at + 9);
        put(Column.PROTO, protocol);
        next = byProtocol(protocol);
        return 20;
    }

    private int ipv6() {
        long word = Wire.u32(bytes, at);
        put(Column.IP_TOS, word >>> 20 & 0xff);
        put(Column.IPV6_FLOW_LABEL, word & 0xfffff);
        put(Column.IP_TTL, Wire.u8(bytes, at + 7));
        address(Column.SRC_ADDR, at + 8, 16);
        address(Column.DST_ADDR, at + 24, 16);
        int protocol = Wire.u8(bytes, at + 6);
        put(Column.PROTO, protocol);
        next = byProtocol(protocol);
        return 40;
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

    private int routing() {
        int size = 8 + 8 * Wire.u8(bytes, at + 1);
        put(Column.IPV6_ROUTING_HEADER_SEG_LEFT, Wire.u8(bytes, at + 3));
        if (Wire.u8(bytes, at + 2) == ROUTING_SEGMENT_TYPE && !encapsulated) {
            int segments = Wire.u8(bytes, at + 4) + 1;
            for (int i = 0; i < segments && at + 24 + 16 * i <= Math.min(end, at + size); i++) {
                record.append(Column.IPV6_ROUTING_HEADER_ADDRESSES.ordinal(), (long) (at + 8 + 16 * i) << 32 | 16);
            }
        }
        next = byProtocol(Wire.u8(bytes, at));
        return size;
    }

    private int fragment() {
        int word = Wire.u16(bytes, at + 2);
        put(Column.FRAGMENT_OFFSET, word >>> 3);
        put(Column.IP_FLAGS, word & 7);
        put(Column.FRAGMENT_ID, Wire.u32(bytes, at + 4));
        next = byProtocol(Wire.u8(bytes, at));
        return 8;
    }

    private int tcp() {
        ports();
        put(Column.TCP_FLAGS, Wire.u8(bytes, at + 13));
        // goflow2 takes the flags byte for the one with the data offset; the layer list repeats that until frames are
        // corrected as a whole.
        return 20 + 4 * (Wire.u8(bytes, at + 13) >>> 4);
    }

    private int udp() {
        ports();
        return 8;
    }

    private void ports() {
        put(Column.SRC_PORT, Wire.u16(bytes, at));
        put(Column.DST_PORT, Wire.u16(bytes, at + 2));
    }

    private int gre() {
        next = byEtherType(Wire.u16(bytes, at + 2));
        return 4;
    }

    private void address(Column column, int offset, int length) {
        put(column, (long) offset << 32 | length);
    }

    private void put(Column column, long value) {
        if (!encapsulated) {
            record.values[column.ordinal()] = value;
            record.presence |= column.bit();
        }
    }
}
