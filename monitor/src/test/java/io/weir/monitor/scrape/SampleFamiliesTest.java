// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.SFlowExporter;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.wire.Wire;
import io.weir.engine.metrics.Counters;
import io.weir.engine.metrics.FaultTable;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.SocketAccount;
import io.weir.engine.metrics.TimeHistogram;
import io.weir.engine.metrics.WorkerAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Samples that did not come, by agent; those of agents and exporters beyond the bounds together. */
class SampleFamiliesTest {
    private static final int DROPS_AT = 28 + 8 + 16;
    private static final int AGENTS = 64;

    private final DatagramDecoder decoder = decoder();
    private final byte[] room = new byte[1 << 12];

    private static DatagramDecoder decoder() {
        DecoderSettings settings = DecoderSettings.defaults();
        return new DatagramDecoder(settings, new Bounds(settings), record -> { });
    }

    /** The first and the third datagram of an agent, whose drops rise by so many in between. */
    private void send(int exporter, int agent, int drops) {
        SFlowExporter sends = new SFlowExporter(ExportSettings.of(1, agent));
        for (int i = 0; i < 3; i++) {
            int length = sends.write(room, 0, 1, 1_700_000_000_000L + i);
            Wire.put32(room, DROPS_AT, i == 0 ? 0 : drops);
            if (i != 1) {
                decoder.decode(room, 0, length, 0, Exporter.mapped(0x0a000000 + exporter), 0, 7000, 1L + exporter);
            }
        }
    }

    private String scraped(int exporters) throws IOException {
        WorkerAccount worker = new WorkerAccount("worker", new Counters(), decoder.counts(), new FaultTable(1),
            decoder.rules(), decoder.remembered(), new TimeHistogram(), decoder.sequences(), 0);
        List<ListenerAccount> listeners = List.of(new ListenerAccount("sflow", "", 0, true,
            List.of(new SocketAccount("socket", new Counters(), 0)), List.of(worker), List.of(0)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MetricsText text = new MetricsText(out);
        SampleFamilies.write(text, listeners, Routers.of(listeners, exporters));
        text.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachAgentHasWhatItLostAndDropped() throws IOException {
        send(1, 1, 0);
        send(1, 2, 5);

        assertThat(scraped(10)).contains("weir_exporter_samples_lost{exporter=\"10.0.0.1\",agent=\"192.0.2.1\"} 1\n",
            "weir_exporter_samples_lost{exporter=\"10.0.0.1\",agent=\"192.0.2.2\"} 1\n",
            "weir_exporter_samples_dropped_total{exporter=\"10.0.0.1\",agent=\"192.0.2.2\"} 5\n")
            .doesNotContain("dropped_total{exporter=\"10.0.0.1\",agent=\"192.0.2.1\"}");
    }

    @Test
    void thoseBeyondTheBoundsAreOne() throws IOException {
        for (int agent = 0; agent < AGENTS + 2; agent++) {
            send(1, agent, 0);
        }
        send(2, 1, 0);

        assertThat(scraped(1)).contains("weir_exporter_samples_lost{exporter=\"10.0.0.1\",agent=\"other\"} 2\n",
            "weir_exporter_samples_lost{exporter=\"other\",agent=\"other\"} 1\n");
    }
}
