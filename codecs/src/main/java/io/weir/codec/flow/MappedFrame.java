// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.frame.Layer;
import io.weir.codec.wire.Wire;

/** Applies the rules of a {@link FrameMapping} to the layers of a frame. One thread. */
final class MappedFrame {
    /** Columns that the datagram's header fills after all else. */
    private static final long OF_HEADER = Column.SEQUENCE_NUM.bit() | Column.SAMPLER_ADDRESS.bit()
        | Column.TIME_RECEIVED_NS.bit();
    private static final long OF_SFLOW = OF_HEADER | Column.TIME_FLOW_START_NS.bit() | Column.TIME_FLOW_END_NS.bit();
    private static final long OF_NETFLOW = OF_HEADER | Column.SAMPLING_RATE.bit()
        | Column.OBSERVATION_DOMAIN_ID.bit();
    private static final int WIDEST = 8;

    private final FlowRecord record;
    private final FrameMapping mapping;
    private final MappedColumns columns;
    private final boolean correct;
    private int frame;
    private Layer before;
    private int beforeAt;

    MappedFrame(FlowRecord record, FrameMapping mapping, MappedColumns columns, boolean correct) {
        this.record = record;
        this.mapping = mapping;
        this.columns = columns;
        this.correct = correct;
    }

    /** Begins a frame. */
    void begin(int start) {
        frame = start;
        before = null;
    }

    /** A layer, or what there is of it. */
    void layer(Layer layer, byte[] bytes, int at, int end, boolean encapsulated) {
        apply(mapping.of(layer), bytes, at, end, encapsulated);
        int key = before == null ? FrameMapping.NO_KEY : announcement(layer, bytes);
        if (key != FrameMapping.NO_KEY) {
            apply(mapping.announced(key), bytes, at, end, encapsulated);
        }
        before = layer;
        beforeAt = at;
    }

    /** The number by which the layer before announced this one. */
    private int announcement(Layer layer, byte[] bytes) {
        return switch (before) {
            case ETHERNET -> etherType(Wire.u16(bytes, beforeAt + 12));
            case DOT1Q, GRE, GENEVE -> etherType(Wire.u16(bytes, beforeAt + 2));
            case MPLS -> layer.isIp() ? etherType(FrameColumns.etherType(layer)) : FrameMapping.NO_KEY;
            case IPV4 -> protocol(Wire.u8(bytes, beforeAt + 9));
            case IPV6 -> protocol(Wire.u8(bytes, beforeAt + 6));
            case IPV6_HEADER_ROUTING, IPV6_HEADER_FRAGMENT, IPV6_HEADER_OPTIONS, AH ->
                protocol(Wire.u8(bytes, beforeAt));
            case UDP, TCP -> port(bytes);
            default -> FrameMapping.NO_KEY;
        };
    }

    private static int etherType(int type) {
        return FrameMapping.ETHER_TYPE << 16 | type;
    }

    private static int protocol(int number) {
        return FrameMapping.PROTOCOL << 16 | number;
    }

    private int port(byte[] bytes) {
        boolean tcp = before == Layer.TCP;
        int port = mapping.ports().port(tcp, Wire.u16(bytes, beforeAt), Wire.u16(bytes, beforeAt + 2));
        return port < 0 ? FrameMapping.NO_KEY : (tcp ? FrameMapping.TCP_PORT : FrameMapping.UDP_PORT) << 16 | port;
    }

    private void apply(FrameMapping.Rule[] rules, byte[] bytes, int at, int end, boolean encapsulated) {
        for (FrameMapping.Rule rule : rules) {
            if (rule.encapsulated() == encapsulated && !isOverwritten(rule.column())) {
                apply(rule, bytes, at, end);
            }
        }
    }

    private boolean isOverwritten(Column column) {
        long fixed = record.type() == FlowType.SFLOW_5 ? OF_SFLOW : OF_NETFLOW;
        return column.word() == 0 && (fixed & column.bit()) != 0;
    }

    private void apply(FrameMapping.Rule rule, byte[] bytes, int at, int end) {
        long bit = 8L * (at - frame) + rule.offset();
        boolean captured = bit >= 0 && bit + rule.length() <= 8L * (end - frame);
        if (correct && !captured) {
            // A value that was not captured is not known.
            return;
        }
        if (captured && rule.isWhole() && rule.length() > 0) {
            whole(rule, bytes, frame + (int) (bit >> 3), rule.length() >> 3);
            return;
        }
        int length = Bits.bytes(rule.length());
        if (!columns.hasRoom(length)) {
            return;
        }
        byte[] own = columns.own(length);
        if (correct) {
            Bits.copy(bytes, 8L * frame + bit, rule.length(), own, columns.ownAt());
        } else {
            length = Bits.copyAsGoflow2(bytes, frame, end, bit, rule.length(), own, columns.ownAt());
        }
        if (!rule.column().kind().isNumeric()) {
            columns.takeOwn(rule.column(), length);
        } else if (length <= WIDEST) {
            columns.number(rule.column(), own, columns.ownAt(), length, rule.littleEndian());
        }
    }

    private void whole(FrameMapping.Rule rule, byte[] bytes, int at, int length) {
        if (!rule.column().kind().isNumeric()) {
            columns.bytes(rule.column(), bytes, at, length);
        } else if (length <= WIDEST) {
            columns.number(rule.column(), bytes, at, length, rule.littleEndian());
        }
    }
}
