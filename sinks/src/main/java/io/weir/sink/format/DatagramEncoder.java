// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.format;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;
import io.weir.sink.FlowEncoder;

/** Writes datagrams in some form and leaves flows out. One worker's thread. */
record DatagramEncoder(Form form) implements FlowEncoder {
    /** How a datagram is written, by the rules of {@link FlowEncoder#encodeDatagram}. */
    @FunctionalInterface
    interface Form {
        int encode(Datagram datagram, byte[] to, int at, int limit);
    }

    @Override
    public int encode(FlowRecord record, byte[] to, int at, int limit) {
        return 0;
    }

    @Override
    public int encodeDatagram(Datagram datagram, byte[] to, int at, int limit) {
        return form.encode(datagram, to, at, limit);
    }
}
