// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.sink.SinkFactory;
import io.weir.sink.contract.SampleTraffic;
import io.weir.sink.contract.SinkContractTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkContractTest extends SinkContractTest {
    @TempDir
    private Path folder;

    @Override
    protected SinkFactory factory() {
        return new FileSinkFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("", folder.resolve("out").toString());
    }

    @Test
    void fileHasALinePerRecord() throws Exception {
        live(6);

        List<String> lines = Files.readAllLines(folder.resolve("out"));
        assertThat(lines).hasSize(6 * SampleTraffic.FLOWS).allMatch(line -> line.startsWith("{\"type\":"));
    }
}
