// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static io.weir.codec.decode.Packet.hex16;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.exporter.Exporter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Datagrams made to cost much: each must cost in proportion to its bytes. The limits leave a slow machine room. */
class HostileTest {
    private static final Duration SOON = Duration.ofSeconds(8);
    private static final long EXPORTER = Exporter.mapped(0x7f000001);

    private final DecoderSettings settings = DecoderSettings.defaults();
    private final DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), record -> { });

    @Test
    void givenAlmostOnlyZerosInATemplateSetThenTheyAreNotReadAgainForEachTemplate() {
        byte[] packet = Packet.v9().set(0, "00".repeat(65_000) + "01").bytes();

        repeat(packet, 200);
    }

    @Test
    void givenManyWithdrawalsOfAllThenTheyDoNotEachSearchTheTemplates() {
        for (int id = 300; id < 15_000; id++) {
            send(1, Packet.ipfix().template(id, 8, 4).bytes());
        }
        byte[] packet = Packet.ipfix().set(3, (hex16(3) + hex16(0)).repeat(16_000)).bytes();

        repeat(packet, 50);
    }

    @Test
    void givenManySetsThatManyPortsHaveTemplatesForThenThePortsAreNotSearchedForEach() {
        for (int port = 1; port <= 1_000; port++) {
            send(port, Packet.v9().uptime(10_000L * port).template(256, 8, 4).bytes());
        }
        Packet packet = Packet.v9().uptime(77_777_777);
        for (int set = 0; set < 16_000; set++) {
            packet.set(256, "");
        }
        byte[] bytes = packet.bytes();

        repeat(2_000, bytes, 300);
    }

    @Test
    void givenFieldsWithoutLengthThenRecordsOfOneByteDoNotCostAThousand() {
        int[] fields = new int[2_000];
        for (int i = 0; i < fields.length; i += 2) {
            fields[i] = 8 + i % 3;
        }
        fields[0] = 4;
        fields[1] = 1;
        send(1, Packet.v9().template(256, fields).bytes());
        byte[] packet = Packet.v9().set(256, "11".repeat(65_000)).bytes();

        repeat(packet, 50);
        assertThat(decoder.counts().get(DecodeCounter.RECORDS)).isEqualTo(50 * 65_000L);
    }

    private void repeat(byte[] packet, int times) {
        repeat(1, packet, times);
    }

    /** Time of this thread alone: a busy machine makes none of it. */
    private void repeat(int port, byte[] packet, int times) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + SOON.toNanos();
        for (int i = 0; i < times; i++) {
            send(port, packet);
            assertThat(threads.getCurrentThreadCpuTime()).as("datagram %d of %d", i, times).isLessThan(end);
        }
    }

    private void send(int port, byte[] packet) {
        decoder.decode(packet, 0, packet.length, 0, EXPORTER, 0, port, 0);
    }
}
