// SPDX-License-Identifier: Apache-2.0
package io.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.exporter.Exporter;
import io.weir.engine.metrics.Counters;
import io.weir.engine.metrics.FaultTable;
import io.weir.engine.metrics.TimeHistogram;
import io.weir.engine.metrics.WorkerAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which exporters' clocks are compared with the host's: of those that gave flows since the last look. */
class HearingTest {
    private static final long NOW_MS = 1_800_000_000_000L;

    private final Hearing hearing = new Hearing();
    private final NetFlow5Exporter exporter = new NetFlow5Exporter(ExportSettings.of(1, 0));
    private final DatagramDecoder[] decoders = {decoder(), decoder()};

    private static DatagramDecoder decoder() {
        DecoderSettings settings = DecoderSettings.defaults();
        return new DatagramDecoder(settings, new Bounds(settings), record -> {
        });
    }

    /** From 10.0.0.N, of which the clock says {@code exportMs}, while the host's says NOW_MS. */
    private void send(int worker, int address, long exportMs) {
        byte[] room = new byte[2048];
        int length = exporter.write(room, 0, 2, exportMs);
        decoders[worker].decode(room, 0, length, 0, Exporter.mapped(0x0a000000 + address), 0, 7, NOW_MS * 1_000_000);
    }

    private long[] look() {
        return hearing.exportMs(List.of(account(decoders[0]), account(decoders[1])));
    }

    private static WorkerAccount account(DatagramDecoder decoder) {
        return new WorkerAccount("worker", new Counters(), decoder.counts(), new FaultTable(10), decoder.rules(),
            decoder.remembered(), new TimeHistogram(), decoder.sequences(), 0);
    }

    @Test
    void theFirstLookOnlySeesWhoIsThere() {
        send(0, 1, NOW_MS);

        assertThat(look()).isEmpty();
        assertThat(look()).as("nothing came since").isEmpty();
    }

    @Test
    void onlyThoseCountThatGaveFlowsSinceTheLastLookWithTheTimeOfTheirNewestDatagram() {
        send(0, 1, NOW_MS);
        send(0, 2, NOW_MS);
        look();

        send(0, 2, NOW_MS - 7_000);
        send(0, 2, NOW_MS - 86_400_000);

        assertThat(look()).containsExactly(NOW_MS - 86_400_000);
        assertThat(look()).isEmpty();
    }

    @Test
    void oneThatIsNewSinceTheLastLookCounts() {
        look();

        send(1, 9, NOW_MS + 5_000);

        assertThat(look()).containsExactly(NOW_MS + 5_000);
    }

    @Test
    void afterAResetTheNextLookOnlySeesWhoIsThereAgain() {
        look();
        hearing.reset();
        send(0, 1, NOW_MS);

        assertThat(look()).isEmpty();
        send(0, 1, NOW_MS);
        assertThat(look()).containsExactly(NOW_MS);
    }

    /** Its port hashes to another worker now and then. */
    @Test
    void anExporterAtTwoWorkersCountsAtEachThatHeardIt() {
        look();
        send(0, 1, NOW_MS);
        send(1, 1, NOW_MS - 3_000);

        assertThat(look()).containsExactlyInAnyOrder(NOW_MS, NOW_MS - 3_000);
    }
}
