// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.export.TestExporter;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Lists of exporters and limits on the built distribution. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "exporters have addresses of 127/8")
final class AccessIT {
    private static final String INSIDE = "127.7.0.1";
    private static final String OUTSIDE = "127.8.0.1";

    @TempDir
    private Path folder;
    private final TestExporter exporter = new NetFlow5Exporter(ExportSettings.of(1, 0));

    private void send(RunningWeir weir, String from, int datagrams) throws IOException {
        byte[] room = new byte[1 << 16];
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
            for (int i = 0; i < datagrams; i++) {
                int length = exporter.write(room, 0, 1, i);
                socket.send(new DatagramPacket(room, length, InetAddress.getByName("127.0.0.1"), weir.port()));
            }
        }
    }

    private static long lines(RunningWeir weir, String from) {
        return weir.stdout().lines().filter(line -> line.contains("\"sampler_address\":\"" + from + "\"")).count();
    }

    @Test
    void listsAreReadAgainOnSighupABadOneChangesNothingAndTheAccountAddsUp() throws Exception {
        Path allow = Files.writeString(folder.resolve("allow"), "127.7.0.0/24 # ours\n");
        try (RunningWeir weir = RunningWeir.start(folder, "-exporters.allow=@" + allow)) {
            send(weir, OUTSIDE, 3);
            send(weir, INSIDE, 1);
            weir.await("the allowed exporter's flow", () -> lines(weir, INSIDE) == 1);

            Files.writeString(allow, "127.7.0.0/24\n127.8.0.1\n");
            weir.signal("HUP");
            weir.await("the new list", () -> weir.log().contains("lists of exporters read again\" allowed=2"));
            send(weir, OUTSIDE, 2);
            weir.await("the exporter that is allowed now", () -> lines(weir, OUTSIDE) == 2);

            Files.writeString(allow, "127.9.0.0/24\nrouter7\n");
            weir.signal("HUP");
            weir.await("the refusal", () -> weir.log().contains(allow + " line 2: \\\"router7\\\" is no address"));
            send(weir, OUTSIDE, 1);
            weir.await("an exporter of the old list", () -> lines(weir, OUTSIDE) == 3);

            weir.signal("TERM");
            assertThat(weir.exit()).as(weir.log()).isZero();
            assertThat(weir.log()).contains("datagrams_received=7 ", "refused=3 ", "datagrams_given=4 ")
                .contains("datagrams refused, their source may not send")
                .containsPattern("account of a refused source\" exporter=127.8.0.1 datagrams=3");
        }
    }

    @Test
    void anExporterIsHeldToItsLimitAndOthersAreNot() throws Exception {
        try (RunningWeir weir = RunningWeir.start(folder, "-limit.datagrams=50")) {
            send(weir, OUTSIDE, 3_000);
            send(weir, INSIDE, 20);
            weir.await("the quiet exporter's flows", () -> lines(weir, INSIDE) == 20);

            weir.signal("TERM");
            assertThat(weir.exit()).as(weir.log()).isZero();
            assertThat(lines(weir, OUTSIDE)).isBetween(50L, 500L);
            assertThat(weir.log()).contains("limited=" + (3_000 - lines(weir, OUTSIDE)) + " ")
                .containsPattern("account of a limited source\" exporter=127.8.0.1 ");
        }
    }

    @Test
    void aBadListEndsWeirBeforeASocketIsOpen() throws Exception {
        Path deny = Files.writeString(folder.resolve("deny"), "192.0.2.0/24\n\n192.0.2.1/24\n");

        Process weir = new ProcessBuilder(List.of(Distribution.WEIR, "-exporters.deny=@" + deny))
            .redirectErrorStream(true).start();
        String said = new String(weir.getInputStream().readAllBytes());

        assertThat(weir.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(weir.exitValue()).isEqualTo(2);
        assertThat(said.lines()).singleElement().asString()
            .contains("error", "-exporters.deny", deny + " line 3", "192.0.2.0/24");
    }
}
