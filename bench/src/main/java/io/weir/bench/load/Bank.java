// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.load;

import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.TestExporter;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.protocol.SequenceUnit;
import io.weir.codec.wire.Wire;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Datagrams of NetFlow v5 or v9 of one exporter, ready to be sent: only the sequence number is new each time. Those of
 * v9 have 25 fields, and templates in every twentieth. One thread.
 */
final class Bank {
    private static final int DATAGRAMS = 64;

    private final ByteBuffer[] views = new ByteBuffer[DATAGRAMS];
    private final int sequenceAt;
    private final int perDatagram;
    private long sent;

    /** Of an exporter that speaks the protocol with that id, 5 or 9; {@code flows} flows a datagram. */
    Bank(int id, int exporter, int flows) {
        Protocol protocol = Protocol.ofId(id);
        this.perDatagram = protocol.sequenceUnit() == SequenceUnit.DATAGRAMS ? 1 : flows;
        ExportSettings settings = ExportSettings.of(1, exporter).withIpv6Percent(0);
        TestExporter source = TestExporter.of(protocol, settings);
        this.sequenceAt = source.sequenceAt();
        long nowMs = System.currentTimeMillis();
        for (int i = 0; i < DATAGRAMS; i++) {
            byte[] room = new byte[(int) source.maxLength(flows)];
            views[i] = ByteBuffer.wrap(Arrays.copyOf(room, source.write(room, 0, flows, nowMs)));
        }
    }

    /** The next datagram, from its start on; valid until the call after the next 63. */
    ByteBuffer next() {
        ByteBuffer view = views[(int) (sent % DATAGRAMS)];
        Wire.put32(view.array(), sequenceAt, sent * perDatagram);
        sent++;
        return view.clear();
    }

    /** Datagrams that {@link #next} gave. */
    long sent() {
        return sent;
    }
}
