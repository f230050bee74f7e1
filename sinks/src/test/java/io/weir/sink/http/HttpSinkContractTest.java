// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.IngestContract;
import io.weir.ingest.IngestOptions;
import io.weir.ingest.IngestServer;
import io.weir.sink.SinkFactory;
import io.weir.sink.contract.SampleTraffic;
import io.weir.sink.contract.SinkContractTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSinkContractTest extends SinkContractTest {
    private final TakenLines lines = new TakenLines();
    private IngestServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new IngestServer(
            IngestOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), lines);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected SinkFactory factory() {
        return new HttpSinkFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("url", "http://localhost:" + server.port() + IngestContract.PATH, "batch-age", "0s");
    }

    @Test
    void serverGetsALinePerRecord() throws Exception {
        live(6);

        assertThat(lines.lines()).hasSize(6 * SampleTraffic.FLOWS).allMatch(line -> line.startsWith("{\"type\":"));
    }
}
