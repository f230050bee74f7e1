// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.IpfixExporter;
import io.weir.codec.export.NetFlow9Exporter;
import io.weir.codec.export.TestExporter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Templates that do not come, or come too often, and how {@code weir diagnose} names it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "exporters have addresses of 127/8, and /proc is looked at")
@SuppressWarnings("try") // Feeds only have to be there.
class DiagnoseTemplatesIT {
    private static final String ROUTER = "127.7.0.1";

    @TempDir
    private Path folder;

    private RunningWeir weir(String... flags) throws Exception {
        return RunningWeir.start(folder, flags);
    }

    private Diagnosed diagnose(RunningWeir weir, String... words) throws Exception {
        return Diagnosed.of(weir, words);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private static int httpPort(RunningWeir weir) {
        try {
            return Diagnosed.httpPort(weir);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One set of v9 data, its template never sent. */
    private static byte[] v9Data(int template) {
        return ByteBuffer.allocate(28).putShort((short) 9).putShort((short) 1).putInt(1_000)
            .putInt((int) (now() / 1_000)).putInt(1).putInt(0).putShort((short) template).putShort((short) 8).putInt(7)
            .array();
    }

    /** A template set that defines {@code count} templates from {@code first} on, each of one field. */
    private static byte[] v9Templates(int first, int count) {
        ByteBuffer to = ByteBuffer.allocate(24 + 8 * count).putShort((short) 9).putShort((short) count).putInt(1_000)
            .putInt((int) (now() / 1_000)).putInt(1).putInt(0).putShort((short) 0).putShort((short) (4 + 8 * count));
        for (int id = first; id < first + count; id++) {
            to.putShort((short) id).putShort((short) 1).putShort((short) 8).putShort((short) 4);
        }
        return to.array();
    }

    @Test
    void itsTemplateDoesNotCome() throws Exception {
        TestExporter exporter = new IpfixExporter(ExportSettings.of(1, 0).withDomain(77).withTemplatesEvery(0)
            .withLayouts(ExportLayout.STANDARD));
        Feed.next(exporter, 0, now());
        try (RunningWeir weir = weir(); Feed feed = Feed.start(ROUTER, weir.port(), exporter)) {
            weir.await("the warning", () -> weir.log().contains("template_missing"));

            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("template-missing", "exporter " + ROUTER, "observation domain 77");
            assertThat(diagnosed.wrong()).containsExactly("template-missing");
            assertThat(diagnosed.text()).contains("template data timeout 60", "template-refresh-rate seconds 60");
        }
    }

    @Test
    void itIsNamedAtOnceForAnExporterThatNeverGaveAFlow() throws Exception {
        byte[] data = v9Data(300);
        try (RunningWeir weir = weir(); Feed feed = Feed.start(ROUTER, weir.port(), () -> data)) {
            weir.await("some datagrams", () -> new Asked(httpPort(weir)).get("/api/waiting").contains(ROUTER));

            diagnose(weir).says("template-missing", "exporter " + ROUTER, "waits for template 300");
        }
    }

    @Test
    void itIsNamedAfterShortListening() throws Exception {
        int port = FreePorts.next();
        byte[] data = v9Data(300);
        try (Feed feed = Feed.start(ROUTER, port, () -> data)) {
            Diagnosed diagnosed = Diagnosed.run(folder, "--listen=netflow://:" + port, "--for=1s");

            diagnosed.says("template-missing", "exporter " + ROUTER, "waits for template 300");
        }
    }

    @Test
    void whereNothingMayWaitItIsSaidThatNoFlowCame() throws Exception {
        byte[] data = v9Data(300);
        try (RunningWeir weir = weir("-late.exporter.bytes=0");
             Feed feed = Feed.start(ROUTER, weir.port(), () -> data)) {
            weir.await("some datagrams", () -> new Asked(httpPort(weir)).get("/api/exporters").contains(ROUTER));

            diagnose(weir).says("no-flows", "exporter " + ROUTER, "no room to keep it");
        }
    }

    @Test
    void anExporterThatOnlySendsTemplatesIsWorthKnowing() throws Exception {
        TestExporter exporter = new NetFlow9Exporter(ExportSettings.of(1, 0).withTemplatesEvery(1));
        try (RunningWeir weir = weir();
             Feed feed = Feed.start(ROUTER, weir.port(), () -> Feed.next(exporter, 0, now()))) {
            weir.await("some datagrams", () -> new Asked(httpPort(weir)).get("/api/exporters").contains(ROUTER));

            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("no-flows", "exporter " + ROUTER, "but no data");
            assertThat(diagnosed.wrong()).as(diagnosed.text()).isEmpty();
        }
    }

    @Test
    void templatesAreForgottenForWantOfRoom() throws Exception {
        AtomicInteger next = new AtomicInteger(256);
        try (RunningWeir weir = weir("-templates.bytes=100KiB", "-limit.templates=0");
             Feed feed = Feed.start(ROUTER, weir.port(), () -> v9Templates(next.getAndAdd(100) % 60_000 + 256, 100))) {
            weir.await("the warning", () -> weir.log().contains("event=templates-forgotten"));

            diagnose(weir).says("templates-forgotten", "weir", "bytes of templates are in use");
            assertThat(weir.log()).contains("raise -templates.bytes");
        }
    }

    @Test
    void aFloodOfTemplates() throws Exception {
        AtomicInteger next = new AtomicInteger(256);
        try (RunningWeir weir = weir("-limit.templates=1", "-limit.templates.burst=10");
             Feed feed = Feed.start(ROUTER, weir.port(), () -> v9Templates(next.getAndAdd(100) % 60_000 + 256, 100))) {
            weir.await("the warning", () -> weir.log().contains("template_rate"));

            Diagnosed diagnosed = diagnose(weir);

            diagnosed.says("template-flood", "exporter " + ROUTER, "-limit.templates");
            assertThat(diagnosed.text()).doesNotContain("malformed", "newer software");
        }
    }

    @Test
    void equalFindingsOfManyExportersAreTakenTogether() throws Exception {
        byte[] data = v9Data(300);
        try (RunningWeir weir = weir()) {
            for (int i = 1; i <= 40; i++) {
                try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.7.1." + i, 0))) {
                    socket.send(new DatagramPacket(data, data.length, new InetSocketAddress("127.0.0.1", weir.port())));
                }
            }
            weir.await("all of them", () -> new Asked(httpPort(weir)).get("/api/waiting").contains("\"total\":40,"));

            Launch launch = Diagnosed.launch(folder, "--addr=127.0.0.1:" + httpPort(weir), "--for=100ms");

            assertThat(launch.out()).filteredOn(line -> line.endsWith(": template-missing")).hasSize(11)
                .last().isEqualTo("wrong: and 30 more: template-missing");
        }
    }
}
