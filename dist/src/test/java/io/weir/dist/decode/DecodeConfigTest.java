// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.capture.PcapWriter;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.NetFlow5Exporter;
import io.weir.codec.exporter.Exporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the collector's configuration does to {@code weir decode}. */
class DecodeConfigTest {
    @TempDir
    private Path folder;
    private Path capture;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        capture = folder.resolve("router.pcap");
        out = folder.resolve("flows.json");
        byte[] room = new byte[2048];
        int length = new NetFlow5Exporter(ExportSettings.of(1, 0)).write(room, 0, 3, 1_700_000_000_000L);
        try (PcapWriter writer = new PcapWriter(Files.newOutputStream(capture))) {
            writer.write(new PcapWriter.End(0, Exporter.mapped(0x0a000001), 4000),
                new PcapWriter.End(0, Exporter.mapped(0x0a000002), 2055), room, length, 1_700_000_000_000_000_000L);
        }
    }

    private int decode(Map<String, String> environment, String... flags) {
        List<String> words = new ArrayList<>(List.of("-transport.file=" + out));
        words.addAll(List.of(flags));
        words.add(capture.toString());
        return new DecodeCommand().run(words, environment);
    }

    @Test
    void samplingIsThatOfTheVariables() throws IOException {
        assertThat(decode(Map.of("WEIR_SAMPLING_OVERRIDE", "10.0.0.1=4242"))).isZero();

        assertThat(Files.readAllLines(out)).hasSize(3).allMatch(line -> line.contains("\"sampling_rate\":4242,"));
    }

    @Test
    void samplingIsThatOfTheFileUnlessAFlagSaysOtherwise() throws IOException {
        Path file = Files.writeString(folder.resolve("weir.yaml"),
            "sampling.override: [10.0.0.1=4242]\ntransport: discard\nformat: bin\nlisten: netflow://:2055\n");

        assertThat(decode(Map.of(), "-config=" + file)).isZero();
        assertThat(Files.readAllLines(out)).as("its sinks and format are the collector's alone").hasSize(3)
            .allMatch(line -> line.contains("\"sampling_rate\":4242,"));

        Files.delete(out);
        assertThat(decode(Map.of("WEIR_CONFIG", file.toString()), "-sampling.override=10.0.0.1=7")).isZero();
        assertThat(Files.readAllLines(out)).hasSize(3).allMatch(line -> line.contains("\"sampling_rate\":7,"));
    }

    @Test
    void aBadOneEndsItBeforeAnythingIsWritten() {
        assertThat(decode(Map.of("WEIR_SAMPLING_OVERRIDE", "nonsense"))).isEqualTo(2);
        assertThat(decode(Map.of(), "-config=" + folder.resolve("missing.yaml"))).isEqualTo(2);

        assertThat(out).doesNotExist();
    }
}
