// SPDX-License-Identifier: Apache-2.0
package io.weir.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.Bounds;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.json.JsonEncoder;
import io.weir.codec.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LoadTest {
    private static final int EXPORTERS = 3;
    private static final int FLOWS = 5;
    private static final int LOCALHOST = 0x7f000000;

    private final byte[] room = new byte[2_048];
    private final byte[] line = new byte[4_096];
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final DecoderSettings settings = DecoderSettings.defaults();
    private final DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), record -> {
        lines.write(line, 0, new JsonEncoder().encode(record, line, 0, line.length));
        lines.write('\n');
    });

    private DatagramPacket receive(DatagramSocket socket) throws Exception {
        DatagramPacket packet = new DatagramPacket(room, room.length);
        socket.setSoTimeout(5_000);
        socket.receive(packet);
        return packet;
    }

    private void render(DatagramPacket packet) {
        byte[] from = packet.getAddress().getAddress();
        decoder.decode(room, 0, packet.getLength(), 0, Exporter.mapped(LOCALHOST + from[3]), 0, packet.getPort(), 1);
    }

    @Test
    void everyDatagramThatCountsIsTimedOnceByItsLastLine() throws Exception {
        Waits waits = new Waits(EXPORTERS, FLOWS);
        try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            Exporters exporters = new Exporters(5, EXPORTERS, FLOWS, collector.getLocalPort())) {
            collector.setReceiveBufferSize(4 << 20);
            long warm = exporters.send(1_000, 50_000_000, waits::sending);
            waits.count();
            long counted = exporters.send(1_000, 100_000_000, waits::sending);
            for (long i = 0; i < warm + counted; i++) {
                render(receive(collector));
            }

            new Lines(waits::line).read(new ByteArrayInputStream(lines.toByteArray()));

            assertThat(counted).isBetween(50L, 100L);
            assertThat(waits.lines()).isEqualTo((warm + counted) * FLOWS);
            assertThat(waits.times().getTotalCount()).isEqualTo(counted);
            assertThat(waits.times().getMinValue()).isPositive();
        }
    }

    @Test
    void exportersSendInTurnWithSequenceNumbersOfTheirOwn() throws Exception {
        try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            Exporters exporters = new Exporters(5, EXPORTERS, FLOWS, collector.getLocalPort())) {
            exporters.send(3_000, 20_000_000, (exporter, number) -> { });

            List<String> seen = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                DatagramPacket packet = receive(collector);
                seen.add(packet.getAddress().getAddress()[3] + ":" + Wire.u32(room, 16));
            }

            assertThat(seen).containsExactly("1:0", "2:0", "3:0", "1:5", "2:5", "3:5", "1:10");
        }
    }

    @Test
    void v9HasTemplatesFirstAndNumbersItsDatagrams() throws Exception {
        try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            Exporters exporters = new Exporters(9, 1, FLOWS, collector.getLocalPort())) {
            exporters.send(1_000, 20_000_000, (exporter, number) -> { });

            for (int i = 0; i < 7; i++) {
                render(receive(collector));
                assertThat(Wire.u32(room, 12)).isEqualTo(i);
            }

            assertThat(lines.toString().lines()).hasSize(7 * FLOWS);
        }
    }

    @Test
    void whatIsNotALineOfThisTrafficIsAnError() {
        byte[] strange = ("{\"type\":\"NETFLOW_V9\"" + " ".repeat(1_000) + "\n").getBytes();
        byte[] torn = "{\"type\":\"NETFLOW_V5\",\"time_rec".getBytes();

        assertThatThrownBy(() -> new Lines((host, sequence, atNs) -> { }).read(new ByteArrayInputStream(strange)))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("not a line of NetFlow v5");
        assertThatThrownBy(() -> new Lines((host, sequence, atNs) -> { }).read(new ByteArrayInputStream(torn)))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("no end");
    }
}
