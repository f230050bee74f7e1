// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.export.ExportLayout;
import io.weir.codec.export.ExportSettings;
import io.weir.codec.export.SFlowExporter;
import io.weir.codec.state.ExporterCounts;
import io.weir.codec.wire.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each sFlow datagram of Weir's own traffic, and of the recorded cases and captures where they are at hand, cut at
 * every byte: what a cut one gives is what the whole one begins with, and what it does not give has a reason that is
 * counted.
 */
class CutSamplesTest {
    private static final Path SHARED = Path.of(System.getProperty("weir.root", "..")).resolve("../shared").normalize();
    private static final long EXPORT_MS = 1_700_000_000_000L;
    private static final int FLOWS = 5;
    /** Of a capture of many datagrams that are alike. */
    private static final int SAMPLE = Integer.getInteger("weir.thorough", 1) > 1 ? 1 : 5;
    private static final int FEW = 20;

    @TestFactory
    Stream<DynamicTest> givenADatagramWhenCutAtAnyByteThenItGivesTheFirstRecordsOfTheWholeOneAndSaysWhy()
            throws IOException {
        Map<String, List<byte[]>> datagrams = new LinkedHashMap<>();
        datagrams.put("own", own());
        recorded(datagrams);
        return datagrams.entrySet().stream()
            .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getValue())));
    }

    private static List<byte[]> own() {
        List<byte[]> own = new ArrayList<>();
        for (ExportLayout layout : ExportLayout.values()) {
            byte[] room = new byte[4_000];
            SFlowExporter exporter = new SFlowExporter(ExportSettings.of(7, 0).withLayouts(layout));
            own.add(Arrays.copyOf(room, exporter.write(room, 0, FLOWS, EXPORT_MS)));
        }
        return own;
    }

    private static void recorded(Map<String, List<byte[]>> to) throws IOException {
        for (Path each : files(SHARED.resolve("contract/examples"), ".hex")) {
            to.put(each.getFileName().toString(), sflow(hex(each)));
        }
        for (Path each : files(SHARED.resolve("corpus/pcap"), ".pcap")) {
            to.put(each.getFileName().toString(), sflow(payloads(Files.readAllBytes(each))));
        }
        to.values().removeIf(List::isEmpty);
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(end)).sorted().toList();
        }
    }

    private static List<byte[]> sflow(List<byte[]> datagrams) {
        return datagrams.stream().filter(each -> each.length >= 4 && Wire.u32(each, 0) == 5).toList();
    }

    private static List<byte[]> hex(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(String::strip).map(HexFormat.of()::parseHex).toList();
    }

    /** What UDP over IPv4 carries, in a capture of Ethernet frames or of packets. */
    private static List<byte[]> payloads(byte[] capture) {
        ByteBuffer in = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt(0) != 0xa1b2c3d4 && in.getInt(0) != 0xa1b23c4d) {
            in.order(ByteOrder.BIG_ENDIAN);
        }
        List<byte[]> payloads = new ArrayList<>();
        int link = in.getInt(20) == 1 ? 14 : 0;
        for (int at = 24; at + 16 <= capture.length; at += 16 + in.getInt(at + 8)) {
            int frame = at + 16;
            int ip = frame + link;
            int end = frame + in.getInt(at + 8);
            int udp = end - ip < 28 ? end : ip + 4 * (capture[ip] & 15);
            if (udp + 8 <= end && capture[ip] >> 4 == 4 && capture[ip + 9] == 17) {
                payloads.add(Arrays.copyOfRange(capture, udp + 8, Math.min(end, udp + Wire.u16(capture, udp + 4))));
            }
        }
        return payloads;
    }

    private static void check(List<byte[]> datagrams) {
        int step = datagrams.size() > FEW ? SAMPLE : 1;
        for (int i = 0; i < datagrams.size(); i += step) {
            check(datagrams.get(i), Decoded::correct);
            check(datagrams.get(i), Decoded::goflow2);
        }
    }

    private static void check(byte[] payload, Supplier<Decoded> decoders) {
        Decoded whole = decoders.get().send(Decoded.PORT, payload);
        Decoded cut = decoders.get();
        // From the longest on: what remains of a longer one must not be taken for bytes of a shorter one.
        int refused = 0;
        for (int end = payload.length - 1; end >= 0; end--) {
            cut.lines.clear();
            cut.faults.clear();
            cut.send(Decoded.PORT, Arrays.copyOf(payload, end));

            assertThat(cut.lines).as("cut at %d", end)
                .isEqualTo(whole.lines.subList(0, Math.min(cut.lines.size(), whole.lines.size())));
            if (!cut.lines.equals(whole.lines) || whole.faults.isEmpty()) {
                assertThat(cut.faults).as("cut at %d", end).isNotEmpty();
            }
            refused += cut.faults.isEmpty() ? 0 : 1;
        }
        assertThat(cut.decoder.remembered().exporters()).extracting(ExporterCounts::errors)
            .containsExactly((long) refused);
    }
}
