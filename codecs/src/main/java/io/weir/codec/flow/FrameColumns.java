// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.frame.FrameGrammar;
import io.weir.codec.frame.FrameListener;
import io.weir.codec.frame.FrameParser;
import io.weir.codec.frame.Layer;
import io.weir.codec.wire.Wire;

/**
 * Fills columns from the layers of a sampled frame: what a carried packet says is listed as layers, but is no column.
 * This class has what both {@link Goflow2FrameColumns} and {@link StandardFrameColumns} do. One thread.
 */
abstract class FrameColumns implements FrameListener {
    private static final int SEGMENT_ROUTING = 4;
    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86dd;

    final FlowRecord record;
    private final FrameParser parser;
    /** Null if the user maps nothing of frames. */
    private final MappedFrame mapped;

    FrameColumns(FlowRecord record, FrameGrammar grammar, FrameMapping mapping, MappedColumns columns) {
        this.record = record;
        this.parser = new FrameParser(grammar, mapping.ports());
        this.mapped = mapping.isEmpty() ? null
            : new MappedFrame(record, mapping, columns, grammar == FrameGrammar.STANDARD);
    }

    /** Reads the frame in {@code length} bytes at {@code at}; without a first layer there is nothing to read. */
    final void parse(byte[] bytes, int at, int length, Layer start) {
        if (mapped != null) {
            mapped.begin(at);
        }
        if (start != null) {
            parser.parse(bytes, at, length, start, this);
        }
    }

    @Override
    public void onLayer(Layer layer, byte[] bytes, int at, int size, int end, boolean encapsulated) {
        record.append(Column.LAYER_STACK.ordinal(), layer.number());
        record.append(Column.LAYER_SIZE.ordinal(), size);
        if (!encapsulated) {
            columns(layer, bytes, at, size, end);
        }
        if (mapped != null) {
            mapped.layer(layer, bytes, at, end, encapsulated);
        }
    }

    private void columns(Layer layer, byte[] bytes, int at, int size, int end) {
        switch (layer) {
            case ETHERNET -> ethernet(bytes, at);
            case DOT1Q -> tag(bytes, at);
            case MPLS -> labels(bytes, at, size, end);
            case IPV4 -> ipv4(bytes, at);
            case IPV6 -> ipv6(bytes, at);
            case IPV6_HEADER_ROUTING -> routing(bytes, at, size, end);
            case IPV6_HEADER_FRAGMENT -> fragment(bytes, at);
            case TCP -> tcp(bytes, at);
            case UDP, SCTP -> ports(bytes, at);
            default -> other(layer, bytes, at);
        }
    }

    @Override
    public void onCut(Layer layer, byte[] bytes, int at, int end, boolean encapsulated) {
        record.append(Column.LAYER_SIZE.ordinal(), 0);
        if (mapped != null) {
            mapped.layer(layer, bytes, at, end, encapsulated);
        }
    }

    void ethernet(byte[] bytes, int at) {
        put(Column.DST_MAC, Wire.uint(bytes, at, 6));
        put(Column.SRC_MAC, Wire.uint(bytes, at + 6, 6));
        put(Column.ETYPE, Wire.u16(bytes, at + 12));
    }

    /** A tag of four bytes, its EtherType behind it. */
    abstract void tag(byte[] bytes, int at);

    void labels(byte[] bytes, int at, int size, int end) {
        for (int entry = at; entry < at + size; entry += 4) {
            long value = Wire.u32(bytes, entry);
            record.append(Column.MPLS_LABEL.ordinal(), value >>> 12);
            record.append(Column.MPLS_TTL.ordinal(), value & 0xff);
        }
        Layer packet = FrameParser.packet(bytes, at + size, end);
        if (packet != null) {
            put(Column.ETYPE, etherType(packet));
        }
    }

    static int etherType(Layer packet) {
        return packet == Layer.IPV4 ? ETHERTYPE_IPV4 : ETHERTYPE_IPV6;
    }

    void ipv4(byte[] bytes, int at) {
        put(Column.IP_TOS, Wire.u8(bytes, at + 1));
        put(Column.FRAGMENT_ID, Wire.u16(bytes, at + 4));
        int fragment = Wire.u16(bytes, at + 6);
        put(Column.FRAGMENT_OFFSET, fragment & 0x1fff);
        put(Column.IP_FLAGS, fragment >>> 13);
        put(Column.IP_TTL, Wire.u8(bytes, at + 8));
        put(Column.PROTO, Wire.u8(bytes, at + 9));
        address(Column.SRC_ADDR, at + 12, 4);
        address(Column.DST_ADDR, at + 16, 4);
    }

    void ipv6(byte[] bytes, int at) {
        long word = Wire.u32(bytes, at);
        put(Column.IP_TOS, word >>> 20 & 0xff);
        put(Column.IPV6_FLOW_LABEL, word & 0xfffff);
        put(Column.PROTO, Wire.u8(bytes, at + 6));
        put(Column.IP_TTL, Wire.u8(bytes, at + 7));
        address(Column.SRC_ADDR, at + 8, 16);
        address(Column.DST_ADDR, at + 24, 16);
    }

    void routing(byte[] bytes, int at, int size, int end) {
        put(Column.IPV6_ROUTING_HEADER_SEG_LEFT, Wire.u8(bytes, at + 3));
        if (Wire.u8(bytes, at + 2) == SEGMENT_ROUTING) {
            int segments = Wire.u8(bytes, at + 4) + 1;
            int within = Math.min(end, at + size);
            for (int i = 0; i < segments && at + 24 + 16 * i <= within; i++) {
                record.append(Column.IPV6_ROUTING_HEADER_ADDRESSES.ordinal(), (long) (at + 8 + 16 * i) << 32 | 16);
            }
        }
    }

    void fragment(byte[] bytes, int at) {
        int word = Wire.u16(bytes, at + 2);
        put(Column.FRAGMENT_OFFSET, word >>> 3);
        put(Column.IP_FLAGS, word & 7);
        put(Column.FRAGMENT_ID, Wire.u32(bytes, at + 4));
    }

    private void tcp(byte[] bytes, int at) {
        ports(bytes, at);
        put(Column.TCP_FLAGS, Wire.u8(bytes, at + 13));
    }

    private void ports(byte[] bytes, int at) {
        put(Column.SRC_PORT, Wire.u16(bytes, at));
        put(Column.DST_PORT, Wire.u16(bytes, at + 2));
    }

    /** Any other layer that is not carried. */
    void other(Layer layer, byte[] bytes, int at) {
    }

    private void address(Column column, int offset, int length) {
        if (record.edited) {
            record.arrays[column.ordinal()] = null;
        }
        put(column, (long) offset << 32 | length);
    }

    final void put(Column column, long value) {
        record.values[column.ordinal()] = value;
        record.presence |= column.bit();
    }
}
