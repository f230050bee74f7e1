// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.load;

import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.wire.Wire;
import java.nio.ByteBuffer;

/** Datagrams of NetFlow v5 of one exporter, ready to be sent: only the sequence number is new each time. One thread. */
final class Bank {
    private static final int DATAGRAMS = 64;
    /** Where the header has the number of the datagram's first flow. */
    private static final int SEQUENCE = 16;

    private final ByteBuffer[] views = new ByteBuffer[DATAGRAMS];
    private final int flows;
    private long sent;

    Bank(int exporter, int flows) {
        this.flows = flows;
        NetFlow5Exporter source = new NetFlow5Exporter(ExportSettings.of(1, exporter));
        long nowMs = System.currentTimeMillis();
        for (int i = 0; i < DATAGRAMS; i++) {
            byte[] datagram = new byte[(int) source.maxLength(flows)];
            source.write(datagram, 0, flows, nowMs);
            views[i] = ByteBuffer.wrap(datagram);
        }
    }

    /** The next datagram, from its start on; valid until the call after the next 63. */
    ByteBuffer next() {
        ByteBuffer view = views[(int) (sent % DATAGRAMS)];
        Wire.put32(view.array(), SEQUENCE, sent * flows);
        sent++;
        return view.clear();
    }

    /** Datagrams that {@link #next} gave. */
    long sent() {
        return sent;
    }
}
