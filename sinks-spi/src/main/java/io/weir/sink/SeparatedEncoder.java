// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;

/** Writes a separator behind every record and datagram of another encoder. One worker's thread. */
public final class SeparatedEncoder implements FlowEncoder {
    private final FlowEncoder encoder;
    private final byte[] separator;

    /** One around {@code encoder}; the separator has at least one byte. */
    public SeparatedEncoder(FlowEncoder encoder, byte[] separator) {
        this.encoder = encoder;
        this.separator = separator.clone();
    }

    @Override
    public int encode(FlowRecord record, byte[] to, int at, int limit) {
        int room = limit - separator.length;
        return room <= at ? needed(limit - at) : separated(encoder.encode(record, to, at, room), to, at);
    }

    @Override
    public int encodeDatagram(Datagram datagram, byte[] to, int at, int limit) {
        // Asked without room, too: it may be that the encoder leaves datagrams out.
        int room = Math.max(at, limit - separator.length);
        return separated(encoder.encodeDatagram(datagram, to, at, room), to, at);
    }

    private int needed(int room) {
        return -(room + separator.length + 1);
    }

    private int separated(int size, byte[] to, int at) {
        if (size <= 0) {
            return size == 0 || size == Integer.MIN_VALUE ? size : size - separator.length;
        }
        System.arraycopy(separator, 0, to, at + size, separator.length);
        return size + separator.length;
    }
}
