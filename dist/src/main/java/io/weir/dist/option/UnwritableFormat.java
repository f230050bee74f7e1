// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;
import io.weir.sink.FlowEncoder;
import io.weir.sink.FlowFormat;
import io.weir.sink.FormatContext;

/** A format that fails at each datagram, in goflow2's words: each is counted as failed. */
record UnwritableFormat(FlowFormat format) implements FlowFormat {
    @Override
    public String name() {
        return format.name();
    }

    @Override
    public int spiVersion() {
        return format.spiVersion();
    }

    @Override
    public String contentType() {
        return format.contentType();
    }

    @Override
    public FlowEncoder open(FormatContext context) {
        return new FlowEncoder() {
            @Override
            public int encode(FlowRecord record, byte[] to, int at, int limit) {
                return 0;
            }

            @Override
            public int encodeDatagram(Datagram datagram, byte[] to, int at, int limit) {
                throw new UnsupportedOperationException("message is not serializable for " + name() + " format");
            }
        };
    }
}
