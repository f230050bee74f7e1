// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import io.weir.codec.flow.FlowRecord;
import io.weir.sink.FlowEncoder;

/** Writes a separator after every record of another encoder. */
final class SeparatedEncoder implements FlowEncoder {
    private final FlowEncoder encoder;
    private final byte[] separator;

    SeparatedEncoder(FlowEncoder encoder, byte[] separator) {
        this.encoder = encoder;
        this.separator = separator;
    }

    @Override
    public int encode(FlowRecord record, byte[] to, int at, int limit) {
        int room = limit - separator.length;
        if (room <= at) {
            return -(limit - at + separator.length + 1);
        }
        int size = encoder.encode(record, to, at, room);
        if (size <= 0) {
            return size == 0 || size == Integer.MIN_VALUE ? size : size - separator.length;
        }
        System.arraycopy(separator, 0, to, at + size, separator.length);
        return size + separator.length;
    }
}
