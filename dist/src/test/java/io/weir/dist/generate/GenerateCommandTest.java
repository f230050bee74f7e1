// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.capture.CaptureCounts;
import io.weir.capture.PcapReader;
import io.weir.codec.export.TestFlow;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GenerateCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    @TempDir
    private Path folder;

    private int run(String... args) {
        PrintStream errors = new PrintStream(err, true);
        return new CommandLine(new GenerateCommand(new PrintStream(out, true), errors))
            .setParameterExceptionHandler((e, words) -> {
                errors.println("error: " + e.getMessage());
                return 2;
            }).execute(args);
    }

    private static DatagramSocket receiver(String address) throws IOException {
        DatagramSocket socket = new DatagramSocket(null);
        socket.setReceiveBufferSize(1 << 20);
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static List<DatagramPacket> receive(DatagramSocket socket, int count) throws IOException {
        List<DatagramPacket> packets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
            socket.receive(packet);
            packets.add(packet);
        }
        return packets;
    }

    @Test
    void fiveDatagramsOfThreeFlowsAreSentByDefault() throws IOException {
        try (DatagramSocket socket = receiver("127.0.0.1")) {
            int exit = run("--target", "127.0.0.1:" + socket.getLocalPort());

            List<DatagramPacket> got = receive(socket, 5);
            assertThat(exit).isZero();
            assertThat(got).allSatisfy(p -> assertThat(p.getLength()).isEqualTo(24 + 3 * 48));
            byte[] last = got.get(4).getData();
            assertThat(Wire.u32(last, 16)).isEqualTo(12);
            assertThat(Wire.u32(last, 24 + 2 * 48 + 20)).isEqualTo(TestFlow.of(1, 0, 14, 0).bytes());
            assertThat(out.toString()).contains("sent 5 datagrams of NetFlow v5, 15 flows, 840 bytes");
            assertThat(err.toString()).isEmpty();
        }
    }

    @Test
    void exportersAreLoopbackAddressesAndSendInTurn() throws IOException {
        try (DatagramSocket socket = receiver("127.0.0.1")) {
            int exit = run("--target", "127.0.0.1:" + socket.getLocalPort(), "--exporters", "3", "--count", "6",
                "--version", "9");

            List<DatagramPacket> got = receive(socket, 6);
            List<String> sources = got.stream().map(p -> p.getAddress().getHostAddress()).toList();
            assertThat(exit).isZero();
            assumeTrue(!sources.get(1).equals("127.0.0.1"), "this system has one loopback address");
            assertThat(sources).containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.1", "127.0.0.2",
                "127.0.0.3");
            assertThat(Wire.u32(got.get(5).getData(), 12)).as("v9 sequence of the third").isEqualTo(1);
            assertThat(out.toString()).contains("3 exporters told apart by address");
        }
    }

    @Test
    void anIpv6TargetGetsExportersByPort() throws IOException {
        DatagramSocket opened;
        try {
            opened = receiver("::1");
        } catch (SocketException e) {
            assumeTrue(false, "no IPv6 loopback here: " + e.getMessage());
            return;
        }
        try (DatagramSocket socket = opened) {
            int exit = run("--target", "[::1]:" + socket.getLocalPort(), "--exporters", "2", "--version", "ipfix");

            Set<Integer> ports = new TreeSet<>(receive(socket, 5).stream().map(DatagramPacket::getPort).toList());
            assertThat(exit).isZero();
            assertThat(ports).hasSize(2);
            assertThat(out.toString()).contains("2 exporters told apart by source port");
        }
    }

    @Test
    void nobodyListeningIsSaidAndIsExitOne() throws IOException {
        int port;
        try (DatagramSocket socket = receiver("127.0.0.1")) {
            port = socket.getLocalPort();
        }

        int exit = run("--target", "127.0.0.1:" + port, "--count", "1");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("error: nothing listens on 127.0.0.1:" + port);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aCaptureWithoutTargetIsOnlyWrittenAndIsTheSameEachTime() throws IOException {
        Path first = folder.resolve("a.pcap");
        Path second = folder.resolve("b.pcap");
        for (Path file : List.of(first, second)) {
            assertThat(run("--pcap-out", file.toString(), "--exporters", "2", "--count", "10", "--rate", "100",
                "--start", "2026-01-31T12:00:00Z", "--version", "ipfix", "--layout", "wide,compact")).isZero();
        }

        List<String> seen = new ArrayList<>();
        CaptureCounts counts = new CaptureCounts();
        try (InputStream in = Files.newInputStream(first)) {
            new PcapReader((b, at, length, hi, lo, from, to, timeNs) -> seen.add(
                new Exporter(hi, lo, 0) + " " + to + " " + timeNs % 1_000_000_000), counts).read(in, "a.pcap");
        }

        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        assertThat(counts.lossless()).isTrue();
        assertThat(seen).hasSize(10)
            .startsWith("127.0.0.1 2055 0", "127.0.0.2 2055 10000000", "127.0.0.1 2055 20000000");
        assertThat(out.toString()).contains("wrote 10 datagrams of IPFIX, 30 flows");
    }

    @Test
    void aTargetWithACaptureDoesBoth() throws IOException {
        Path file = folder.resolve("sent.pcap");
        try (DatagramSocket socket = receiver("127.0.0.1")) {
            int exit = run("--target=127.0.0.1:" + socket.getLocalPort(), "--pcap-out=" + file, "--count=2");

            List<DatagramPacket> got = receive(socket, 2);
            List<String> seen = new ArrayList<>();
            try (InputStream in = Files.newInputStream(file)) {
                new PcapReader((b, at, length, hi, lo, from, to, timeNs) -> seen.add(from + " " + length),
                    new CaptureCounts()).read(in, "sent.pcap");
            }
            assertThat(exit).isZero();
            assertThat(seen).isEqualTo(got.stream().map(p -> p.getPort() + " " + p.getLength()).toList());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--version 7 | 5, 9, ipfix or sflow",
        "--target localhost | HOST:PORT",
        "--target ::1:2055 | [IPV6]:PORT",
        "--target 127.0.0.1:0 | 1 to 65535",
        "--count 0 | --count must be 1 or more, not 0",
        "--exporters 0 | --exporters must be 1 to 1000000",
        "--rate -1 | --rate must be 0",
        "--rate NaN | --rate must be 0",
        "--ipv6-share 101 --version 9 | --ipv6-share must be 0 to 100, not 101",
        "--ipv6-share 50 | NetFlow v5 carries only IPv4",
        "--flows 1365 | at most 1364 flows",
        "--layout wide,foo --version 9 | none of standard",
        "--layout wide | the others have one layout",
        "--start 2026-01-31T12:00:00Z | --start is for --pcap-out",
        "--pcap-out x.pcap --start tomorrow | 2026-01-31T12:00:00Z",
        "--frobnicate | Unknown option",
        "stray | Unmatched argument"})
    void badFlagsAreExitTwoWithOneLine(String args, String message) {
        int exit = run(args.strip().split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(message.strip()).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void moreThanAnEthernetFrameIsAWarning() throws IOException {
        try (DatagramSocket socket = receiver("127.0.0.1")) {
            assertThat(run("--target", "127.0.0.1:" + socket.getLocalPort(), "--flows", "31", "--count", "1")).isZero();

            assertThat(receive(socket, 1).get(0).getLength()).isEqualTo(24 + 31 * 48);
            assertThat(err.toString()).contains("warning: ").contains("at most 30 flows").hasLineCount(1);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsExitOne() {
        int exit = run("--pcap-out", folder.resolve("no/such/folder.pcap").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("cannot write").contains("folder.pcap");
    }

    @Test
    void aCaptureOfBeforeIsReplacedAndSoIsAnEmptyFile() throws IOException {
        Path file = Files.createFile(folder.resolve("a.pcap"));
        assertThat(run("--pcap-out", file.toString(), "--count", "20")).isZero();
        long larger = Files.size(file);

        assertThat(run("--pcap-out", file.toString(), "--count", "2")).isZero();

        assertThat(Files.size(file)).isPositive().isLessThan(larger);
    }

    @Test
    void aFileThatIsNoCaptureIsNotReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("thesis.txt"), "dear");

        assertThat(run("--pcap-out", file.toString(), "--count", "2")).isEqualTo(1);

        assertThat(err.toString()).contains(file.toString(), "is no capture", "--pcap-out");
        assertThat(file).content().isEqualTo("dear");
    }
}
