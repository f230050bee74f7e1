// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import io.weir.capture.CaptureCounts;
import io.weir.capture.PcapReader;
import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.Values;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.RuleCounts;
import io.weir.codec.json.JsonEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The captures beside the project, with goflow2's lines and the true number of records; where they are at hand. */
final class Corpus {
    private static final Path ROOT =
        Path.of(System.getProperty("weir.root", "..")).resolve("../shared/corpus").normalize();
    private static final Set<String> PROTOCOLS = Set.of("netflow5", "netflow9", "ipfix");

    /** Data that does not fit its template, 8 and 17 bytes left over: goflow2 makes up flows of it. */
    private static final Set<String> MISFITS = Set.of("nf9_nprobe_dpi", "nf9_nfp_v9_example_from_integration_test",
        "nf9_nfp_v9_example_from_integration_test_2");

    record Capture(String name, int allRecords) {
        /** How many records there are to decode. */
        int records(Values values) {
            return values == Values.CORRECT && MISFITS.contains(name) ? 0 : allRecords;
        }

        List<String> golden() throws IOException {
            Path file = ROOT.resolve("golden/json/" + name + ".jsonl");
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        }

        private Path metricsFile() {
            return ROOT.resolve("golden/metrics/" + name + ".txt");
        }

        boolean hasMetrics() {
            return Files.exists(metricsFile());
        }

        String metrics() throws IOException {
            return Files.readString(metricsFile());
        }

        String templates() throws IOException {
            return Files.readString(ROOT.resolve("golden/templates/" + name + ".json"));
        }

        Path file() {
            return ROOT.resolve("pcap/" + name + ".pcap");
        }

        /** Its lines with receive times of 0, as the golden ones are. */
        List<String> lines(Values values) throws IOException {
            return Corpus.lines(file(), values);
        }
    }

    private Corpus() {
    }

    static Stream<Capture> captures() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(ROOT), "the captures are not at hand: " + ROOT);
        List<String> rows = Files.readAllLines(ROOT.resolve("MANIFEST.tsv"));
        Map<String, Integer> column = new HashMap<>();
        List<String> head = Arrays.asList(rows.get(0).split("\t"));
        head.forEach(name -> column.put(name, head.indexOf(name)));
        return rows.stream().skip(1).map(row -> row.split("\t", -1))
            .filter(cells -> PROTOCOLS.contains(cells[column.get("protocol")]))
            .map(cells -> new Capture(cells[column.get("name")],
                Integer.parseInt(cells[column.get("ref_data_records")])));
    }

    /** The captures of {@code pcap} and {@code new}, by folder and name without its ending, in order. */
    static SortedMap<String, Path> files() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(ROOT), "the captures are not at hand: " + ROOT);
        SortedMap<String, Path> files = new TreeMap<>();
        for (String folder : List.of("pcap", "new")) {
            try (Stream<Path> all = Files.list(ROOT.resolve(folder))) {
                all.filter(file -> file.toString().endsWith(".pcap")).forEach(file ->
                    files.put(folder + "/" + file.getFileName().toString().replace(".pcap", ""), file));
            }
        }
        return files;
    }

    static List<String> lines(Path file, Values values) throws IOException {
        List<String> lines = new ArrayList<>();
        decode(file, values, lines);
        return lines;
    }

    /** Decodes a capture, adds its lines to {@code lines}, and gives how often each rule changed a value. */
    static RuleCounts decode(Path file, Values values, List<String> lines) throws IOException {
        JsonEncoder json = new JsonEncoder(values == Values.CORRECT);
        byte[] room = new byte[1 << 17];
        DecoderSettings settings = DecoderSettings.defaults().with(values);
        DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), new DecodeListener() {
            @Override
            public void onFlow(FlowRecord record) {
                int length = json.encode(record, room, 0, room.length);
                lines.add(new String(room, 0, length, StandardCharsets.UTF_8));
            }
        });
        try (InputStream in = Files.newInputStream(file)) {
            new PcapReader((bytes, at, length, hi, lo, port, to, ns) ->
                decoder.decode(bytes, at, length, hi, lo, 0, port, 0), new CaptureCounts())
                .read(in, file.toString());
        }
        return decoder.rules();
    }
}
