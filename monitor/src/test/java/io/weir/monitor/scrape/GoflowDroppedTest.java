// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.exporter.Exporter;
import io.weir.engine.metrics.Counter;
import io.weir.engine.metrics.Counters;
import io.weir.engine.metrics.ListenerAccount;
import io.weir.engine.metrics.SocketAccount;
import io.weir.engine.metrics.SourceCount;
import io.weir.engine.metrics.TurnedAway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who lost datagrams for want of room, as metrics tell it. */
class GoflowDroppedTest {
    private final Counters counters = new Counters();

    private static SourceCount source(int number, long datagrams) {
        return new SourceCount(new Exporter(0, Exporter.mapped(0x0a000000 + number), 0), datagrams, 100 * datagrams);
    }

    private List<String> lines(int most, SourceCount... dropped) throws IOException {
        ListenerAccount listener = new ListenerAccount("netflow", "", 2055, true,
            List.of(new SocketAccount("2055/0", counters, 0)), List.of(), List.of());
        TurnedAway turnedAway = new TurnedAway(2055, List.of(), List.of(), List.of(dropped));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MetricsText text = new MetricsText(out);
        GoflowDropped.write(text, new Scene(List.of(listener), List.of(turnedAway)), most);
        text.flush();
        return out.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
    }

    @Test
    void whereNothingWasDroppedThereIsNoSeries() throws IOException {
        assertThat(lines(10)).isEmpty();
    }

    @Test
    void thoseWithMostOfThemHaveSeriesAndTheRestIsOther() throws IOException {
        counters.add(Counter.DROPPED_RING_FULL, 40);
        counters.add(Counter.DROPPED_SHARE, 60);
        counters.add(Counter.BYTES_DROPPED, 10_000);

        assertThat(lines(2, source(1, 5), source(2, 50), source(3, 30))).containsExactly(
            packets("10.0.0.2", 50), packets("10.0.0.3", 30), packets("other", 20),
            bytes("10.0.0.2", 5_000), bytes("10.0.0.3", 3_000), bytes("other", 2_000));
    }

    @Test
    void twoSocketsThatHeardOneExporterAreAddedUp() throws IOException {
        counters.add(Counter.DROPPED_NO_BUFFER, 7);
        counters.add(Counter.BYTES_DROPPED, 700);

        assertThat(lines(10, source(1, 5), source(1, 2))).containsExactly(packets("10.0.0.1", 7),
            bytes("10.0.0.1", 700));
    }

    private static String packets(String exporter, long count) {
        return "goflow2_flow_dropped_packets_total{remote_ip=\"" + exporter
            + "\",local_ip=\"::\",local_port=\"2055\"} " + count;
    }

    private static String bytes(String exporter, long count) {
        return packets(exporter, count).replace("packets", "bytes");
    }
}
