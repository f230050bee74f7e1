// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.codec.wire.Wire;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code generate_test_netflow.py}, for those who call it by the old name. */
class OldScriptTest {
    private static final Path SCRIPT = Path.of(System.getProperty("weir.root", ".."),
        "dist/src/main/scripts/generate_test_netflow.py");

    private static Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String end(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return text;
    }

    private static boolean python() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void itSendsWholeV5DatagramsInSequence() throws Exception {
        assumeTrue(python(), "no python3 here");
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            socket.setSoTimeout(20_000);

            Process process = start("--count", "5", "--flows", "3", "--port", "" + socket.getLocalPort());

            for (int i = 0; i < 5; i++) {
                DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
                socket.receive(packet);
                assertThat(packet.getLength()).isEqualTo(24 + 3 * 48);
                assertThat(Wire.u16(packet.getData(), 0)).isEqualTo(5);
                assertThat(Wire.u16(packet.getData(), 2)).isEqualTo(3);
                assertThat(Wire.u32(packet.getData(), 16)).isEqualTo(3 * i);
            }
            assertThat(end(process)).startsWith("sent 5 datagrams of NetFlow v5, 15 flows, 840 bytes");
            assertThat(process.exitValue()).isZero();
        }
    }

    @Test
    void nobodyListeningIsExitOneAndABadFlagExitTwo() throws Exception {
        assumeTrue(python(), "no python3 here");
        int port;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }

        Process nobody = start("--count", "1", "--port", "" + port);
        Process bad = start("--flows", "31");

        assertThat(end(nobody)).contains("nothing listens on 127.0.0.1:" + port);
        assertThat(nobody.exitValue()).isEqualTo(1);
        assertThat(end(bad)).contains("--flows 1 to 30");
        assertThat(bad.exitValue()).isEqualTo(2);
    }
}
