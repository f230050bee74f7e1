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

class ProtocolCountSinkContractTest extends SinkContractTest {
    @TempDir
    private Path folder;

    @Override
    protected SinkFactory factory() {
        return new ProtocolCountSinkFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("", folder.resolve("out").toString());
    }

    @Test
    void countsAddUpToTheFlows() throws Exception {
        live(4);

        int flows = Files.readAllLines(folder.resolve("out")).stream()
            .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1))).sum();
        assertThat(flows).isEqualTo(4 * SampleTraffic.FLOWS);
    }
}
