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

/** Names of options data in recorded traffic, by -options.join. */
class JoinDecodeTest {
    @TempDir
    private Path folder;

    private List<String> lines(String capture, String... flags) throws IOException {
        Path corpus = Path.of(System.getProperty("weir.root")).resolve("../shared/corpus/pcap");
        assumeTrue(Files.isDirectory(corpus), "no captures in " + corpus);
        Path out = folder.resolve("out");
        List<String> words = Stream.of(Stream.of("-fields=all", "-transport.file=" + out), Stream.of(flags),
            Stream.of(corpus.resolve(capture).toString())).flatMap(each -> each).toList();
        assertThat(new DecodeCommand().run(words, Map.of())).isZero();
        return Files.readAllLines(out);
    }

    @Test
    void givenASamplerOfARouterThenItsFlowsHaveItsName() throws IOException {
        List<String> lines = lines("nf9_akv_multi_sampling.pcap", "-options.join=true");

        assertThat(lines.stream().filter(line -> line.contains("\"samplerId\":1,"))).hasSize(11)
            .allSatisfy(line -> assertThat(line).endsWith(",\"sampler_name\":\"SPM_1OUT2000\"}"));
    }

    @Test
    void givenAnInterfaceOfSoftflowdThenAllFlowsHaveItsName() throws IOException {
        assertThat(lines("live_softflowd_v9.pcap", "-options.join=true")).hasSize(217)
            .allSatisfy(line -> assertThat(line).endsWith(",\"in_if_name\":\"b0\",\"out_if_name\":\"b0\"}"));
    }

    @Test
    void givenJoiningWasNotAskedForThenNoFlowHasAName() throws IOException {
        assertThat(lines("live_softflowd_v9.pcap")).hasSize(217)
            .allSatisfy(line -> assertThat(line).doesNotContain("_name\""));
    }
}
