// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.SFlowExporter;
import io.weir.codec.exporter.Datagram;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.wire.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the account and the log tell of sFlow agents that share an exporter's address. */
class SFlowAccountTest {
    private static final String HEAD =
        "INFO account of a sequence exporter=10.0.0.1 port=7000 protocol=sFlow v5 version=5 agent=192.0.2.";
    private static final int DROPS_AT = 28 + 8 + 16;

    private final CapturingLogger logger = new CapturingLogger();
    private final DatagramDecoder decoder = decoder();
    private final byte[] room = new byte[1 << 12];

    private static DatagramDecoder decoder() {
        DecoderSettings settings = DecoderSettings.defaults();
        return new DatagramDecoder(settings, new Bounds(settings), record -> { });
    }

    /** Datagrams of one sample each, all from one address; those that {@code lost} names do not come. */
    private void send(int agent, int datagrams, List<Integer> lost, int drops) {
        SFlowExporter exporter = new SFlowExporter(ExportSettings.of(1, agent).withDomain(7));
        for (int i = 0; i < datagrams; i++) {
            int length = exporter.write(room, 0, 1, 1_700_000_000_000L + 1_000 * i);
            Wire.put32(room, DROPS_AT, (long) i * drops);
            if (!lost.contains(i)) {
                decoder.decode(room, 0, length, 0, Exporter.mapped(0x0a000001), 0, 7000, i * 1_000_000_000L);
            }
        }
    }

    private WorkerAccount worker() {
        return new WorkerAccount("worker-0", new Counters(), decoder.counts(), new FaultTable(10), decoder.rules(),
            decoder.remembered(), new TimeHistogram(), decoder.sequences(), 0);
    }

    @Test
    void eachAgentWithSomethingToTellHasALineWithItsSamples() {
        send(1, 6, List.of(2, 3), 0);
        send(2, 3, List.of(), 4);
        send(3, 3, List.of(), 0);

        new SequenceLines(logger).write(List.of(worker()));

        assertThat(logger.events()).containsExactly("account-sequence", "account-sequence");
        assertThat(logger.lines()).containsExactly(
            HEAD + "1 domain=7 datagrams=4 lost=2 unit=datagrams reordered=0 duplicates=0 restarts=0 unknown=0"
                + " sources=1 samples_lost=2 samples_dropped=0 worst_source=2:1 worst_source_lost=2",
            HEAD + "2 domain=7 datagrams=3 lost=0 unit=datagrams reordered=0 duplicates=0 restarts=0 unknown=0"
                + " sources=1 samples_lost=0 samples_dropped=8");
    }

    @Test
    void aFaultNamesTheAgentAndTheSubAgent() {
        FaultLog log = new FaultLog(logger, () -> 0, 10, Duration.ofSeconds(10));
        Notices notices = log.open(new Counters());
        SFlowExporter exporter = new SFlowExporter(ExportSettings.of(1, 1).withDomain(7));
        DecoderSettings settings = DecoderSettings.defaults();
        DatagramDecoder cut = new DatagramDecoder(settings, new Bounds(settings), new Telling(notices));

        int length = exporter.write(room, 0, 1, 1_700_000_000_000L);
        cut.decode(room, 0, length - 1, 0, Exporter.mapped(0x0a000001), 0, 7000, 0);
        log.pump();

        assertThat(logger.lines()).singleElement().asString().contains(Fault.SAMPLE_TRUNCATED.text(),
            " protocol=sFlow v5 version=5 agent=192.0.2.1 domain=7");
        assertThat(log.recent().list()).singleElement().satisfies(entry ->
            assertThat(entry.text()).endsWith("(port 7000, sFlow v5, agent 192.0.2.1, sub-agent 7)"));
    }

    private record Telling(Notices notices) implements DecodeListener {
        @Override
        public void onFlow(FlowRecord record) {
        }

        @Override
        public void onFault(Fault fault, Datagram datagram, int templateId) {
            notices.fault(fault, datagram, templateId);
        }
    }
}
