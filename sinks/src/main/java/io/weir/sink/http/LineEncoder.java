// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import io.weir.codec.flow.FlowRecord;
import io.weir.sink.FlowEncoder;

/** Writes a newline after every record of another encoder. */
final class LineEncoder implements FlowEncoder {
    private final FlowEncoder encoder;

    LineEncoder(FlowEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public int encode(FlowRecord record, byte[] to, int at, int limit) {
        if (at >= limit) {
            return -2;
        }
        int size = encoder.encode(record, to, at, limit - 1);
        if (size <= 0) {
            return size == 0 || size == Integer.MIN_VALUE ? size : size - 1;
        }
        to[at + size] = '\n';
        return size + 1;
    }
}
