// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.Values;
import io.weir.codec.json.Syntax;
import io.weir.codec.protocol.Scheme;
import io.weir.dist.flag.FlagException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The recorded cases of goflow2 with mapping files and as text, where they are at hand. */
class MappingContractTest {
    private static final Path EXAMPLES =
        Path.of(System.getProperty("weir.root", "..")).resolve("../shared/contract/examples").normalize();
    /** goflow2 loses the record, or the datagram: docs/differences-from-goflow2.md. */
    private static final Set<String> MORE = Set.of("map-string-quote", "map-string-nul", "map-string-utf8",
        "map-dest-type", "map-varint-9");

    @TestFactory
    Stream<DynamicTest> givenAMappingFileWhenDecodedThenTheLinesAreGoflow2s() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(EXAMPLES), "recorded cases are not at hand: " + EXAMPLES);
        return Files.readAllLines(EXAMPLES.resolve("INDEX.tsv")).stream().skip(1).map(line -> line.split("\t"))
            .filter(cells -> Files.exists(EXAMPLES.resolve(cells[0] + ".yaml")) || cells[0].startsWith("fmt-text"))
            .filter(cells -> !cells[2].contains("bin"))
            .map(cells -> DynamicTest.dynamicTest(cells[0], () -> check(cells[0], Scheme.of(cells[1]))));
    }

    private static void check(String name, Scheme scheme) throws IOException, FlagException {
        Path file = EXAMPLES.resolve(name + ".yaml");
        MappingPlan plan = Files.exists(file) ? MappingFile.read(file.toString(), false) : MappingPlan.NONE;
        boolean text = Files.exists(EXAMPLES.resolve(name + ".txt"));
        Rendering rendering = new Rendering(plan, Values.GOFLOW2, text ? Syntax.TEXT : Syntax.JSON, scheme);

        Files.readString(EXAMPLES.resolve(name + ".hex")).strip().lines().forEach(rendering::send);

        List<String> expected =
            Files.readAllLines(EXAMPLES.resolve(name + (text ? ".txt" : ".json")), StandardCharsets.ISO_8859_1);
        List<String> lines = rendering.lines.stream().map(MappingContractTest::withoutReceiveTimes).toList();
        if (MORE.contains(name)) {
            assertThat(lines).containsAll(expected).hasSizeGreaterThan(expected.size());
        } else {
            assertThat(lines).isEqualTo(expected.stream().map(MappingContractTest::withoutReceiveTimes).toList());
        }
    }

    /** sFlow has no other times, and a receive time may be rendered as a date: the recorded lines have 0. */
    private static String withoutReceiveTimes(String line) {
        String received = line.replaceAll("(\"time_received_ns\":)\"[^\"]+\"", "$10")
            .replaceAll("(time_received_ns=)\\S+", "$10");
        return received.contains("SFLOW_5")
            ? received.replaceAll("(time_flow_(start|end)_ns\"?[:=])\\d+", "$10") : received;
    }
}
