// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.capture.CaptureCounts;
import io.weir.capture.PcapReader;
import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.state.KnownTemplate;
import io.weir.codec.template.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every element that templates of the captures have is in the registry, or in {@code unknown-elements.tsv}. */
class ElementCorpusTest {
    private static final Path ROOT =
        Path.of(System.getProperty("weir.root", "..")).resolve("../shared/corpus").normalize();

    @Test
    void everyElementOfTheCapturesHasANameOrIsListedAsUnknown() throws IOException {
        assumeTrue(Files.isDirectory(ROOT), "the captures are not at hand: " + ROOT);
        Path list = Path.of(System.getProperty("weir.root", "..")).resolve("monitor/src/test/resources")
            .resolve("unknown-elements.tsv");
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("pcap", "new")) {
            try (Stream<Path> all = Files.list(ROOT.resolve(folder))) {
                all.filter(file -> file.toString().endsWith(".pcap")).sorted().forEach(files::add);
            }
        }
        Map<Long, Set<String>> unknown = new TreeMap<>();
        int known = 0;
        for (Path file : files) {
            known += look(file, unknown);
        }
        known += lookAtTable(unknown);
        String text = text(unknown);
        if (Boolean.getBoolean("weir.docs.write")) {
            Files.writeString(list, text);
        }

        assertThat(Files.readString(list)).isEqualTo(text);
        assertThat(files).hasSizeGreaterThan(150);
        assertThat(known).isGreaterThan(2_000);
    }

    private static String text(Map<Long, Set<String>> unknown) {
        StringBuilder text = new StringBuilder("enterprise\tid\tcaptures\n");
        unknown.forEach((key, captures) -> text.append(key >>> 16).append('\t').append(key & 0xFFFF).append('\t')
            .append(String.join(" ", captures)).append('\n'));
        return text.toString();
    }

    private static int look(Path file, Map<Long, Set<String>> unknown) throws IOException {
        String name = file.getFileName().toString().replace(".pcap", "");
        DecoderSettings settings = DecoderSettings.defaults();
        int[] known = {0};
        DatagramDecoder[] decoder = new DatagramDecoder[1];
        decoder[0] = new DatagramDecoder(settings, new Bounds(settings), new DecodeListener() {
            @Override
            public void onFlow(FlowRecord record) {
                // Only templates matter.
            }
        });
        try (InputStream in = Files.newInputStream(file)) {
            new PcapReader((bytes, at, length, hi, lo, port, to, ns) -> {
                decoder[0].decode(bytes, at, length, hi, lo, 0, port, 0);
                // A later template of the same number would hide one.
                decoder[0].remembered().templates().forEach(template -> known[0] += look(template, name, unknown));
            }, new CaptureCounts()).read(in, file.toString());
        }
        return known[0];
    }

    private static int look(KnownTemplate template, String capture, Map<Long, Set<String>> unknown) {
        Layout layout = template.layout();
        int known = 0;
        for (int i = template.protocol().hasEnterprises() ? 0 : layout.scopeCount(); i < layout.fieldCount(); i++) {
            known += look(layout.enterprise(i), layout.id(i), capture, unknown);
        }
        return known;
    }

    private static int look(long enterprise, int id, String capture, Map<Long, Set<String>> unknown) {
        if (enterprise != Layout.ENTERPRISE_ZERO && ElementRegistry.find(enterprise, id) == null) {
            unknown.computeIfAbsent(enterprise << 16 | id, key -> new TreeSet<>()).add(capture);
            return 0;
        }
        return 1;
    }

    private static int lookAtTable(Map<Long, Set<String>> unknown) throws IOException {
        int known = 0;
        for (String line : Files.readAllLines(ROOT.resolve("FIELDS_NOT_IN_JSON.tsv"))) {
            String[] cells = line.split("\t", -1);
            for (String element : cells[cells.length - 1].split(" ")) {
                if (element.matches("(\\d+:)?\\d+")) {
                    String[] numbers = element.split(":");
                    known += look(numbers.length == 1 ? 0 : Long.parseLong(numbers[0]),
                        Integer.parseInt(numbers[numbers.length - 1]), cells[0], unknown);
                }
            }
        }
        return known;
    }
}
