// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.TestExporter;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;
import io.weir.engine.metrics.Counters;
import io.weir.engine.metrics.FaultTable;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.SocketAccount;
import io.weir.engine.metrics.TimeHistogram;
import io.weir.engine.metrics.WorkerAccount;
import java.util.List;

/** The account of a listener that heard test traffic of many exporters: to try out what writes metrics. */
final class MadeUp {
    private static final List<Protocol> SENT =
        List.of(Protocol.NETFLOW_V5, Protocol.NETFLOW_V9, Protocol.IPFIX, Protocol.SFLOW_V5);
    private static final int EXPORTERS = 300;

    private MadeUp() {
    }

    static ListenerAccount listener() {
        DecoderSettings settings = DecoderSettings.defaults();
        DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), record -> { });
        send(decoder);
        WorkerAccount worker = new WorkerAccount("worker", new Counters(), decoder.counts(), new FaultTable(1),
            decoder.rules(), decoder.remembered(), new TimeHistogram(), decoder.sequences(), 0);
        return new ListenerAccount("netflow", "", 0, true, List.of(new SocketAccount("socket", new Counters(), 0)),
            List.of(worker), List.of(0));
    }

    private static void send(DatagramDecoder decoder) {
        ExportSettings traffic = ExportSettings.of(1, 0);
        byte[] room = new byte[1 << 16];
        for (int i = 0; i < EXPORTERS; i++) {
            for (Protocol protocol : SENT) {
                TestExporter each = TestExporter.of(protocol, traffic);
                long nowMs = System.currentTimeMillis();
                decoder.decode(room, 0, each.write(room, 0, 1, nowMs), 0, Exporter.mapped(i), 0, i,
                    nowMs * 1_000_000);
            }
        }
    }
}
