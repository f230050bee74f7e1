// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options data in recorded traffic as records, by -options.records. */
class OptionsRecordsDecodeTest {
    private static final String OPTIONS = "{\"type\":\"OPTIONS\",";

    @TempDir
    private Path folder;

    private List<String> lines(String capture, String... flags) throws IOException {
        Path corpus = Path.of(System.getProperty("weir.root")).resolve("../shared/corpus/pcap");
        assumeTrue(Files.isDirectory(corpus), "no captures in " + corpus);
        Path out = Files.createTempFile(folder, "out", "");
        List<String> words = Stream.of(Stream.of("-fields=all", "-transport.file=" + out), Stream.of(flags),
            Stream.of(corpus.resolve(capture).toString())).flatMap(each -> each).toList();
        assertThat(new DecodeCommand().run(words, Map.of())).isZero();
        return Files.readAllLines(out);
    }

    private static List<String> options(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith(OPTIONS)).toList();
    }

    @Test
    void givenSamplersOfARouterThenEachIsARecord() throws IOException {
        List<String> options = options(lines("nf9_akv_multi_sampling.pcap", "-options.records=true"));

        assertThat(options).hasSize(2).allSatisfy(line -> assertThat(line).contains("\"bytes\":0,\"packets\":0,"));
        assertThat(options.get(0)).endsWith(",\"scopeSystem\":908341969,\"samplerId\":1,\"samplerRandomInterval\":2000,"
            + "\"samplerMode\":2,\"samplerModeName\":\"Random\",\"samplerName\":\"SPM_1OUT2000\","
            + "\"samplingInterval\":2000}");
        assertThat(options.get(1)).contains("\"samplerId\":2,", "\"samplerName\":\"SPM_1OUT4000\",");
    }

    @Test
    void givenRecordsOfOptionsThenThoseOfFlowsAreAsWithoutThem() throws IOException {
        List<String> with = lines("live_softflowd_v9.pcap", "-options.records=true");
        List<String> without = lines("live_softflowd_v9.pcap");

        assertThat(options(with)).hasSize(1).allSatisfy(line ->
            assertThat(line).contains("\"scopeInterface\":0,").endsWith(",\"interfaceName\":\"b0\"}"));
        assertThat(options(without)).isEmpty();
        assertThat(without).hasSize(217).isEqualTo(with.stream().filter(line -> !line.startsWith(OPTIONS)).toList());
    }
}
