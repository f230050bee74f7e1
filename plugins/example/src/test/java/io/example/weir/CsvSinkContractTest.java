// SPDX-License-Identifier: Apache-2.0
package io.example.weir;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.sink.SinkFactory;
import io.weir.sink.contract.SampleTraffic;
import io.weir.sink.contract.SinkContractTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSinkContractTest extends SinkContractTest {
    @TempDir
    private Path folder;

    @Override
    protected SinkFactory factory() {
        return new CsvSinkFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("", folder.resolve("out").toString());
    }

    @Test
    void fileHasALineOfFiveNumbersPerFlow() throws Exception {
        live(4);

        assertThat(Files.readAllLines(folder.resolve("out"))).hasSize(4 * SampleTraffic.FLOWS)
            .allMatch(line -> line.matches("\\d+(,\\d+){4}"));
    }
}
