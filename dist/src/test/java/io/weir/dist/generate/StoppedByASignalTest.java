// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.capture.CaptureCounts;
import io.weir.capture.PcapReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StoppedByASignalTest {
    @TempDir
    private Path folder;

    /** What the signalled process runs. */
    static final class Run {
        private Run() {
        }

        /** Ends with the command's exit code. */
        public static void main(String[] args) {
            System.exit(new CommandLine(new GenerateCommand()).execute(args));
        }
    }

    @Test
    void sigtermLeavesAWholeCaptureAndASummary() throws IOException, InterruptedException {
        Path file = folder.resolve("sent.pcap");
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            socket.setSoTimeout(30_000);
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp", System.getProperty("java.class.path"), Run.class.getName(), "--count", "1000000", "--rate",
                "1000", "--pcap-out", file.toString(), "--target", "127.0.0.1:" + socket.getLocalPort()).start();
            socket.receive(new DatagramPacket(new byte[2_048], 2_048));

            process.toHandle().destroy();

            String out = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(out).startsWith("sent ").contains("datagrams of NetFlow v5");
            CaptureCounts counts = new CaptureCounts();
            try (InputStream in = Files.newInputStream(file)) {
                new PcapReader((b, at, length, hi, lo, from, to, timeNs) -> { }, counts).read(in, "sent.pcap");
            }
            assertThat(counts.lossless()).isTrue();
            assertThat(List.of(out.split(" ")).get(1)).isEqualTo(Long.toString(counts.datagrams()));
        }
    }
}
