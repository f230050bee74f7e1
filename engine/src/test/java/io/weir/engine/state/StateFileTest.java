// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.codec.Bounds;
import io.weir.codec.DecodeCounter;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.NameKind;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.saved.SavedDomain;
import io.weir.codec.saved.SavedExporter;
import io.weir.codec.saved.SavedName;
import io.weir.codec.saved.SavedRate;
import io.weir.codec.saved.SavedSession;
import io.weir.codec.saved.SavedTemplate;
import io.weir.codec.state.Saving;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {
    private static final int SLICE_TEMPLATES = 2_000;

    @TempDir
    private Path dir;

    private static void write(StateFile file, List<KeptExporter> all) throws Exception {
        file.write(writer -> {
            for (KeptExporter each : all) {
                writer.write(each);
            }
        });
    }

    private static List<SavedRate> rates(Random random) {
        List<SavedRate> rates = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            rates.add(new SavedRate(random.nextBoolean() ? -1 : random.nextLong() >>> 1, 1 + random.nextInt(1_000)));
        }
        return rates;
    }

    private static List<SavedTemplate> templates(Random random) {
        List<SavedTemplate> templates = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            boolean options = random.nextBoolean();
            templates.add(new SavedTemplate(256 + i, options, options ? random.nextInt(3) : 0, random.nextInt(9), bytes,
                random.nextBoolean()));
        }
        return templates;
    }

    private static Map<Protocol, List<SavedRate>> exporterRates(Random random) {
        Map<Protocol, List<SavedRate>> all = new LinkedHashMap<>();
        for (Protocol each : List.of(Protocol.NETFLOW_V9, Protocol.IPFIX)) {
            List<SavedRate> rates = rates(random);
            if (!rates.isEmpty()) {
                all.put(each, rates);
            }
        }
        return all;
    }

    private static List<SavedName> names(Random random) {
        List<SavedName> names = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            byte[] bytes = new byte[1 + random.nextInt(20)];
            random.nextBytes(bytes);
            names.add(new SavedName(NameKind.values()[random.nextInt(NameKind.values().length)], random.nextLong(),
                random.nextBoolean(), bytes));
        }
        return names;
    }

    private static KeptExporter exporter(Random random) {
        List<SavedDomain> domains = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            List<SavedSession> sessions = new ArrayList<>();
            for (int k = random.nextInt(3); k > 0; k--) {
                sessions.add(new SavedSession(random.nextInt(65_536), k, random.nextInt() & 0xffff_ffffL,
                    random.nextInt() & 0xffff_ffffL, random.nextLong(), random.nextInt(), random.nextLong(), -1,
                    random.nextBoolean(), templates(random), rates(random), names(random)));
            }
            domains.add(new SavedDomain(Protocol.ofId(9 + random.nextInt(2)), random.nextInt() & 0xffff_ffffL,
                random.nextInt(5), -1, rates(random), sessions));
        }
        return new KeptExporter(2055 + random.nextInt(2), new SavedExporter(random.nextLong(), random.nextLong(),
            random.nextInt(3), random.nextBoolean(), exporterRates(random), domains));
    }

    private static List<KeptExporter> exporters(int seed, int count) {
        Random random = new Random(seed);
        List<KeptExporter> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(exporter(random));
        }
        return all;
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        StateFile file = new StateFile(dir);
        for (int seed = 0; seed < 50; seed++) {
            List<KeptExporter> all = exporters(seed, seed);

            write(file, all);

            assertThat(file.read()).usingRecursiveComparison().isEqualTo(all);
        }
        assertThat(dir).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void withoutAFileThereIsNothing() throws Exception {
        assertThat(new StateFile(dir).read()).isEmpty();
    }

    @Test
    void aFileThatIsCutAnywhereIsRefused() throws Exception {
        StateFile file = new StateFile(dir);
        write(file, exporters(1, 20));
        byte[] whole = Files.readAllBytes(file.path());

        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file.path(), Arrays.copyOf(whole, length));
            assertThatThrownBy(file::read).as("cut at " + length).isInstanceOf(CorruptStateException.class);
        }
    }

    @Test
    void aByteThatChangedIsNeverTakenForState() throws Exception {
        StateFile file = new StateFile(dir);
        List<KeptExporter> all = exporters(1, 20);
        write(file, all);
        byte[] whole = Files.readAllBytes(file.path());

        for (int at = 0; at < whole.length; at += 3) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x41;
            Files.write(file.path(), damaged);
            try {
                // The head of gzip has bytes that mean nothing.
                assertThat(file.read()).usingRecursiveComparison().isEqualTo(all);
            } catch (CorruptStateException refused) {
                assertThat(refused).hasMessageMatching("it .*|line .*");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"weir-state 2\nend 0\n", "weir-state 1\n", "weir-state 1\nend 1\n", "weir-state x\nend 0\n",
        "other 1\nend 0\n", "weir-state 1\nwhat 1\nend 0\n", "weir-state 1\nsession 1\nend 0\n",
        "weir-state 1\nend 0\nmore\n", "weir-state 1\ntemplate 1 0 used\nend 0\n", "\n"})
    void linesThatMakeNoStateAreRefused(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        StateFile file = new StateFile(dir);
        Files.write(file.path(), bytes.toByteArray());

        assertThatThrownBy(file::read).isInstanceOf(CorruptStateException.class);
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeItFillsTheHeap() throws Exception {
        StateFile file = new StateFile(dir);
        try (GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(file.path()))) {
            zip.write("weir-state 1\n".getBytes(StandardCharsets.US_ASCII));
            zip.write(new byte[1 << 20]);
        }

        assertThatThrownBy(file::read).isInstanceOf(CorruptStateException.class)
            .hasMessageContaining("a line of more than");
    }

    @Test
    void linesBeyondTheRoomThereIsAreRefused() throws Exception {
        String text = "weir-state 1\n" + "exporter 0 0 0 new\n".repeat(1_000) + "end 1000\n";

        assertThat(new StateReader(new StateLines(new StringReader(text), 1 << 20)).read()).hasSize(1_000);
        assertThatThrownBy(() -> new StateReader(new StateLines(new StringReader(text), 1 << 17)).read())
            .isInstanceOf(CorruptStateException.class).hasMessageContaining("room");
    }

    @Test
    void aWriteThatFailsLeavesTheOldFile() throws Exception {
        StateFile file = new StateFile(dir);
        List<KeptExporter> all = exporters(1, 3);
        write(file, all);
        Files.createDirectories(dir.resolve("state.gz.new/not-empty"));

        assertThatThrownBy(() -> write(file, exporters(2, 3))).isInstanceOf(IOException.class);

        assertThat(file.read()).usingRecursiveComparison().isEqualTo(all);
    }

    @Test
    void aFullDiskLeavesTheOldFileAndNoHalfOne() throws Exception {
        StateFile file = new StateFile(dir);
        List<KeptExporter> all = exporters(1, 3);
        write(file, all);

        assertThatThrownBy(() -> file.write(writer -> {
            writer.write(exporters(2, 3).get(0));
            throw new IOException("No space left on device");
        })).isInstanceOf(IOException.class).hasMessageContaining("space");

        assertThat(file.read()).usingRecursiveComparison().isEqualTo(all);
        assertThat(dir.resolve("state.gz.new")).doesNotExist();
        List<KeptExporter> more = exporters(2, 3);
        write(file, more);
        assertThat(file.read()).usingRecursiveComparison().isEqualTo(more);
    }

    @Test
    void tenThousandExportersOfTwentyTemplatesAreSavedInSlicesThatAreBounded() throws Exception {
        DatagramDecoder decoder = decoder();
        for (int i = 0; i < 10_000; i++) {
            byte[] templates = templates(i % 50);
            decoder.decode(templates, 0, templates.length, 0, Exporter.mapped(i), 0, 7, 1);
        }
        assertThat(decoder.counts().get(DecodeCounter.TEMPLATES_CHANGED)).isEqualTo(200_000);
        StateFile file = new StateFile(dir);
        List<Integer> slices = new ArrayList<>();

        file.write(writer -> copy(decoder, writer, slices));

        DatagramDecoder next = decoder();
        List<KeptExporter> read = file.read();
        read.forEach(each -> next.restore(each.exporter()));
        assertThat(slices).as("exporters of a slice").hasSizeGreaterThan(100)
            .allMatch(exporters -> exporters <= SLICE_TEMPLATES / 20);
        assertThat(next.counts().get(DecodeCounter.TEMPLATES_RESTORED)).isEqualTo(200_000);
    }

    private static DatagramDecoder decoder() {
        DecoderSettings defaults = DecoderSettings.defaults();
        DecoderSettings settings = new DecoderSettings(defaults.values(), defaults.templateScope(), 20_000, 10, 100,
            1L << 30, 1 << 20, 1 << 20, 1 << 10, 1,
            defaults.templatePace());
        return new DatagramDecoder(settings, new Bounds(settings), record -> { });
    }

    private static void copy(DatagramDecoder decoder, StateWriter to, List<Integer> slices) throws IOException {
        Saving saving = decoder.save();
        while (!saving.isOver()) {
            List<SavedExporter> slice = saving.slice(SLICE_TEMPLATES);
            slices.add(slice.size());
            for (SavedExporter each : slice) {
                to.write(new KeptExporter(2055, each));
            }
        }
    }

    /** An IPFIX message with 20 templates of 20 fields; {@code model} tells one exporter's from another's. */
    private static byte[] templates(int model) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + 4 + 20 * 84);
        bytes.putShort((short) 10).putShort((short) bytes.capacity()).putInt(1).putInt(0).putInt(0);
        bytes.putShort((short) 2).putShort((short) (bytes.capacity() - 16));
        for (int i = 0; i < 20; i++) {
            bytes.putShort((short) (256 + i)).putShort((short) 20);
            for (int k = 0; k < 20; k++) {
                bytes.putShort((short) (1 + k + i + model)).putShort((short) 4);
            }
        }
        return bytes.array();
    }
}
