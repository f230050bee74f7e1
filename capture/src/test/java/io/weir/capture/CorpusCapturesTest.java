// SPDX-License-Identifier: Apache-2.0
package io.weir.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusCapturesTest {
    @Test
    void everyCaptureGivesTheDatagramsOfTheManifest() throws IOException {
        Path corpus = Path.of(System.getProperty("weir.root", "..")).resolve("../shared/corpus").normalize();
        assumeTrue(Files.isDirectory(corpus), "no captures at " + corpus + ": ../shared is not there");
        List<String[]> rows = Files.readAllLines(corpus.resolve("MANIFEST.tsv")).stream()
            .map(line -> line.split("\t", -1)).toList();
        int column = Arrays.asList(rows.get(0)).indexOf("datagrams");

        for (String[] row : rows.subList(1, rows.size())) {
            try (InputStream in = Files.newInputStream(corpus.resolve("pcap/" + row[0] + ".pcap"))) {
                Seen seen = Seen.in(in);

                assertThat(seen.datagrams).as(row[0]).hasSize(Integer.parseInt(row[column]));
                assertThat(seen.skipped()).as(row[0]).isZero();
            }
        }
        assertThat(rows).hasSize(147);
    }
}
