// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.capture.DatagramConsumer;
import io.weir.capture.PcapWriter;
import io.weir.capture.Skipped;
import io.weir.codec.exporter.Exporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodeRunTest {
    private static final int ALL = DecodeRun.ALL_PORTS;
    private final List<String> seen = new ArrayList<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    @TempDir
    private Path folder;
    private String first;
    private String second;

    @BeforeEach
    void writeCaptures() throws IOException {
        first = capture("first.pcap", 1, 2_055, 4_739);
        second = capture("second.pcap", 2, 2_055);
    }

    private String capture(String name, int source, int... ports) throws IOException {
        Path file = folder.resolve(name);
        PcapWriter.End from = new PcapWriter.End(0, Exporter.mapped(0x0a000000 + source), 9);
        try (PcapWriter writer = new PcapWriter(Files.newOutputStream(file))) {
            for (int port : ports) {
                writer.write(from, new PcapWriter.End(0, Exporter.mapped(1), port), new byte[] {1}, 1, 77);
            }
        }
        return file.toString();
    }

    private DecodeSummary run(int port, InputStream stdin, String... files) {
        DatagramConsumer consumer = (b, at, length, hi, lo, from, to, timeNs) ->
            seen.add(new Exporter(hi, lo, 0) + ">" + to + "@" + timeNs);
        return new DecodeRun(List.of(files), port, consumer, stdin, new PrintStream(err, true)).run();
    }

    @Test
    void filesAreReadInTheirOrder() {
        DecodeSummary summary = run(ALL, InputStream.nullInputStream(), second, first);

        assertThat(seen).containsExactly("10.0.0.2>2055@77", "10.0.0.1>2055@77", "10.0.0.1>4739@77");
        assertThat(summary.lossless()).isTrue();
        assertThat(summary.lines()).hasSize(1);
        assertThat(summary.lines().get(0)).startsWith("read 2 of 2 captures: 3 packets, 3 datagrams in ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void otherPortsAreCountedAndAreNoLoss() {
        DecodeSummary summary = run(4_739, InputStream.nullInputStream(), first, second);

        assertThat(seen).containsExactly("10.0.0.1>4739@77");
        assertThat(summary.datagrams()).isEqualTo(1);
        assertThat(summary.lossless()).isTrue();
        assertThat(summary.lines()).contains("not decoded: 2 (to other UDP ports)");
    }

    @Test
    void aHyphenIsStdin() throws IOException {
        DecodeSummary summary = run(ALL, new ByteArrayInputStream(Files.readAllBytes(Path.of(second))), "-", first);

        assertThat(seen).hasSize(3).startsWith("10.0.0.2>2055@77");
        assertThat(summary.lossless()).isTrue();
    }

    @Test
    void filesThatCannotBeReadAreNamedAndTheOthersAreRead() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no capture");

        DecodeSummary summary = run(ALL, InputStream.nullInputStream(), "absent.pcap", text.toString(),
            folder.toString(), "-", second);

        assertThat(seen).hasSize(1);
        assertThat(summary.lossless()).isFalse();
        assertThat(summary.unreadable()).isEqualTo(4);
        assertThat(err.toString().lines()).hasSize(4).allMatch(line -> line.startsWith("error: "))
            .anyMatch(line -> line.equals("error: absent.pcap: no such file"))
            .anyMatch(line -> line.contains("notes.txt: not a capture"))
            .anyMatch(line -> line.contains(folder.toString()))
            .anyMatch(line -> line.contains("stdin: not a capture"));
    }

    @Test
    void aFileCutShortIsALoss() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(first));
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 1));

        DecodeSummary summary = run(ALL, InputStream.nullInputStream(), cut.toString());

        assertThat(seen).hasSize(1);
        assertThat(summary.counts().skipped(Skipped.CUT_SHORT)).isEqualTo(1);
        assertThat(summary.lossless()).isFalse();
        assertThat(summary.lines()).contains("not decoded: 1 (file ends within a record)");
    }

    @Test
    void aStoppedRunSaysSo() {
        DecodeRun run = new DecodeRun(List.of(first, second), ALL, (b, at, length, hi, lo, from, to, timeNs) ->
            seen.add("more"), InputStream.nullInputStream(), new PrintStream(err, true));

        run.stop();
        DecodeSummary summary = run.run();

        assertThat(seen).isEmpty();
        assertThat(summary.stopped()).isTrue();
        assertThat(summary.lossless()).isFalse();
        assertThat(summary.lines().get(0)).endsWith("stopped before the end");
    }
}
