// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import io.weir.codec.exporter.Datagram;
import io.weir.codec.flow.FlowRecord;
import io.weir.journal.store.Content;
import io.weir.journal.store.DatagramForm;
import io.weir.journal.store.Envelope;
import io.weir.sink.FlowEncoder;

/** Writes datagrams as they came, behind the block's envelope; leaves records out. One worker's thread. */
final class DatagramBlockEncoder implements FlowEncoder {
    @Override
    public int encode(FlowRecord record, byte[] to, int at, int limit) {
        return 0;
    }

    @Override
    public int encodeDatagram(Datagram datagram, byte[] to, int at, int limit) {
        int head = at == 0 ? Envelope.LENGTH : 0;
        int room = head + DatagramForm.HEAD + datagram.length();
        if (limit - at < room) {
            return -room;
        }
        if (at == 0) {
            Envelope.begin(to, 0, Content.DATAGRAMS, datagram.receivedNs());
        } else {
            Envelope.extend(to, 0, datagram.receivedNs());
        }
        return head + DatagramForm.write(datagram, to, at + head);
    }
}
