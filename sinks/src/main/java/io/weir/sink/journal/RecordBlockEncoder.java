// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.codec.flow.FlowRecord;
import io.weir.codec.protobuf.ProtobufEncoder;
import io.weir.journal.store.Content;
import io.weir.journal.store.Envelope;
import io.weir.sink.FlowEncoder;

/** Writes records as length-delimited protobuf messages, behind the block's envelope. One worker's thread. */
final class RecordBlockEncoder implements FlowEncoder {
    private final ProtobufEncoder encoder;

    /** {@code elements}: whether each element is kept that no column says. */
    RecordBlockEncoder(boolean elements) {
        encoder = elements ? ProtobufEncoder.ofAll() : new ProtobufEncoder();
    }

    @Override
    public int encode(FlowRecord record, byte[] to, int at, int limit) {
        int head = at == 0 ? Envelope.LENGTH : 0;
        int size = encoder.encodeDelimited(record, to, at + head, limit);
        if (size < 0) {
            return size - head;
        }
        long ns = record.datagram().receivedNs();
        if (at == 0) {
            Envelope.begin(to, 0, Content.RECORDS, ns);
        } else {
            Envelope.extend(to, 0, ns);
        }
        return head + size;
    }
}
