// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.protocol.Scheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The recorded cases of goflow2's behaviour, where they are at hand. */
class ContractTest {
    private static final Path EXAMPLES =
        Path.of(System.getProperty("weir.root", "..")).resolve("../shared/contract/examples").normalize();

    /** Cases in which goflow2 loses records or invents them; docs/differences-from-goflow2.md lists each. */
    private static final Set<String> MORE = Set.of(
        "v9-width-9", "ipfix-width-9", "v9-sampling-16bit", "ipfix-sampling-16bit",
        "v9-template-missing", "ipfix-template-missing",
        "v9-template-missing-partial", "ipfix-template-missing-partial",
        "v9-template-missing-still-learns", "ipfix-template-missing-still-learns",
        "v9-template-per-port", "ipfix-template-per-port",
        "v9-set-length-small", "ipfix-set-length-small", "v9-set-id-reserved", "ipfix-set-id-reserved",
        "v9-tail-2-bytes", "ipfix-tail-2-bytes", "v9-tail-4-zero", "ipfix-tail-4-zero", "ipfix-set-0",
        "v9-count-is-sets", "v9-count-zero", "ipfix-varlen-only",
        "v9-options-template-padding-4", "ipfix-options-template-padding-4",
        "v9-set-ids", "ipfix-set-ids",
        "sf-record-short", "sf-too-many-records", "sf-too-many-samples", "sf-unknown-sample");
    private static final Set<String> FEWER = Set.of("v5-count-too-big", "v5-truncated-record");

    @TestFactory
    Stream<DynamicTest> givenGoflow2sValuesWhenDecodedThenTheLinesAreGoflow2s() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(EXAMPLES), "recorded cases are not at hand: " + EXAMPLES);
        return Files.readAllLines(EXAMPLES.resolve("INDEX.tsv")).stream().skip(1).map(line -> line.split("\t"))
            .filter(cells -> cells[2].isBlank() && cells[5].equals(".json"))
            .filter(cells -> !Files.exists(EXAMPLES.resolve(cells[0] + ".yaml")))
            .map(cells -> DynamicTest.dynamicTest(cells[0], () -> check(cells[0], cells[1])));
    }

    private static void check(String name, String scheme) throws IOException {
        Decoded decoded = Decoded.goflow2(Scheme.of(scheme));
        List<String> datagrams = Files.readString(EXAMPLES.resolve(name + ".hex")).strip().lines().toList();
        Path ports = EXAMPLES.resolve(name + ".src");
        String letters = Files.exists(ports) ? Files.readString(ports).replaceAll("\\s", "") : "";
        for (int i = 0; i < datagrams.size(); i++) {
            int port = Decoded.PORT + (i < letters.length() ? letters.charAt(i) - 'A' : 0);
            decoded.send(port, HexFormat.of().parseHex(datagrams.get(i).strip()));
        }

        List<String> expected = Files.readAllLines(EXAMPLES.resolve(name + ".json"), StandardCharsets.UTF_8);
        if (MORE.contains(name)) {
            assertThat(decoded.lines).containsAll(expected).hasSizeGreaterThanOrEqualTo(expected.size());
        } else if (FEWER.contains(name)) {
            assertThat(expected).containsSubsequence(decoded.lines);
        } else {
            assertThat(decoded.lines.stream().map(ContractTest::withoutReceiveTimes)).isEqualTo(expected);
        }
    }

    /** sFlow has no other times: the recorded lines have 0. */
    private static String withoutReceiveTimes(String line) {
        return line.startsWith("{\"type\":\"SFLOW_5\"")
            ? line.replaceAll("(\"time_flow_(start|end)_ns\":)\\d+", "$10") : line;
    }
}
