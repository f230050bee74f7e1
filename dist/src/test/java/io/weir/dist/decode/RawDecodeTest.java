// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.capture.PcapWriter;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datagrams through decoder, lanes and file sink, as -produce=raw has them. */
class RawDecodeTest {
    private static final long RECEIVED = 1_700_000_000_250_000_000L;
    private static final int HEADER = 16;
    /** A template, 256, of one byte and so many fields without length. */
    private static final int EMPTY_FIELDS = 99;

    @TempDir
    private Path folder;

    private static byte[] ipfix(String hex, int zeros) {
        byte[] sets = HexFormat.of().parseHex(hex.replace(" ", ""));
        byte[] all = new byte[HEADER + sets.length + zeros];
        System.arraycopy(sets, 0, all, HEADER, sets.length);
        Wire.put16(all, 0, 10);
        Wire.put16(all, 2, all.length);
        return all;
    }

    private static byte[] template() {
        String fields = "0052 0001" + "0052 0000".repeat(EMPTY_FIELDS);
        return ipfix(String.format("0002%04x0100%04x", 8 + 4 * (EMPTY_FIELDS + 1), EMPTY_FIELDS + 1) + fields, 0);
    }

    /** A set of so many records, each of some 6,000 bytes of JSON. */
    private static byte[] data(int records) {
        return ipfix(String.format("0100%04x", 4 + records), records);
    }

    private int decode(List<byte[]> datagrams, String... flags) throws IOException {
        Path capture = folder.resolve("router.pcap");
        try (PcapWriter writer = new PcapWriter(Files.newOutputStream(capture))) {
            for (byte[] each : datagrams) {
                writer.write(new PcapWriter.End(0, Exporter.mapped(0x0a000001), 4000),
                    new PcapWriter.End(0, Exporter.mapped(0x0a000002), 2055), each, each.length, RECEIVED);
            }
        }
        List<String> words = new ArrayList<>(List.of("-produce=raw", "-transport.file=" + folder.resolve("out")));
        words.addAll(List.of(flags));
        words.add(capture.toString());
        return new DecodeCommand().run(words, Map.of());
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("out"));
    }

    @Test
    void eachDatagramIsALineAndNoFlowIs() throws IOException {
        assertThat(decode(List.of(template(), data(2)))).isZero();

        assertThat(lines()).hasSize(2).allMatch(line -> line.startsWith("{\"type\":\"ipfix\",\"message\":{")
            && line.endsWith("]},\"src\":\"10.0.0.1:4000\",\"time_received\":\"2023-11-14T22:13:20.25Z\"}"));
    }

    @Test
    void textIsASummary() throws IOException {
        assertThat(decode(List.of(template(), data(2)), "-format=text")).isZero();

        assertThat(lines()).hasSize(2)
            .containsOnly("2023-11-14 22:13:20.25 +0000 UTC 10.0.0.1:4000: IPFIX count:1 seq:0");
    }

    /** A block has 256 KiB. */
    @Test
    void aDatagramLargerThanABlockIsWrittenAndOneThatFindsNoRoomIsCounted() throws IOException {
        assertThat(decode(List.of(template(), data(100), data(1)))).isZero();
        assertThat(lines()).hasSize(3).anyMatch(line -> line.length() > 500_000);
        Files.delete(folder.resolve("out"));

        assertThat(decode(List.of(template(), data(9_000), data(1)))).as("something was not delivered").isEqualTo(1);
        assertThat(lines()).as("the others").hasSize(2);
    }

    @Test
    void whatBinCannotWriteIsRefusedOrFailsAsWithGoflow2() throws IOException {
        assertThat(decode(List.of(template()), "-format=bin")).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();

        assertThat(decode(List.of(template()), "-format=bin", "-values=goflow2")).isEqualTo(1);
        assertThat(folder.resolve("out")).isEmptyFile();
    }

    /** The file is not even read: flows are its subject. */
    @Test
    void aMappingHasNoEffect() throws IOException {
        assertThat(decode(List.of(template()), "-mapping=" + folder.resolve("missing.yaml"))).isZero();

        assertThat(lines()).hasSize(1);
    }
}
