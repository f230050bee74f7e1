// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.deliver.Delivery;
import io.weir.monitor.api.ExporterPage.ExporterRow;
import io.weir.monitor.http.BadRequestException;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages of exporters that a real collector heard. */
@Timeout(240)
class ExporterReaderTest {
    private static final int MANY = 10_000;

    private final Heard heard = new Heard(new Delivery(), true, 0);
    private History history;
    private ExporterReader reader;

    @BeforeEach
    void start() throws Exception {
        heard.collector().start();
        history = new History(heard.collector(), System::nanoTime);
        reader = new ExporterReader(heard.collector(), history);
    }

    @AfterEach
    void stop() {
        history.close();
        heard.close();
    }

    private ExporterPage page(String... parameters) throws BadRequestException {
        Map<String, String> query = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], parameters[i + 1]);
        }
        return reader.read(Ask.of(query));
    }

    @Test
    void theExporterWithMostFlowsComesFirstAndEqualOnesByAddress() throws Exception {
        history.sample();
        heard.sendAndWait("127.0.0.4", 2);
        heard.sendAndWait("127.0.0.9", 5);
        heard.sendAndWait("127.0.0.3", 2);

        assertThat(page("sort", "flows").exporters()).extracting(ExporterRow::address)
            .containsExactly("127.0.0.9", "127.0.0.3", "127.0.0.4");
        assertThat(page().exporters()).extracting(ExporterRow::address)
            .containsExactly("127.0.0.3", "127.0.0.4", "127.0.0.9");
        assertThat(page("sort", "datagrams", "offset", "1", "limit", "1").exporters())
            .extracting(ExporterRow::address).containsExactly("127.0.0.3");
    }

    @Test
    void anAddressOrARangeChoosesExporters() throws Exception {
        heard.sendAndWait("127.0.0.4", 1);
        heard.sendAndWait("127.0.1.9", 1);

        assertThat(page("address", "127.0.1.9").total()).isEqualTo(1);
        assertThat(page("address", "::ffff:127.0.1.9").total()).isEqualTo(1);
        assertThat(page("address", "127.0.0.0/24").exporters()).extracting(ExporterRow::address)
            .containsExactly("127.0.0.4");
        assertThat(page("address", "").total()).isEqualTo(2);
    }

    /** The page asks every three seconds. Processor time of this thread alone, the best of several. */
    @Test
    void sortingManyExportersCostsLittleMoreThanTheirAddressesDo() throws Exception {
        history.sample();
        for (int i = 0; i < MANY; i++) {
            String address = "127.1." + i / 250 + "." + (1 + i % 250);
            if (i % 50 == 49) {
                heard.sendAndWait(address, 1);
            } else {
                heard.send(address, 1);
            }
        }
        assertThat(page().total()).isEqualTo(MANY);

        long byAddress = bestCpuMs("address");
        for (String sort : List.of("flows", "datagrams", "errors", "lastSeen")) {
            assertThat(bestCpuMs(sort)).as(sort).isLessThan(10 * byAddress + 100);
        }
    }

    private long bestCpuMs(String sort) throws BadRequestException {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            page("sort", sort);
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        return best / 1_000_000;
    }
}
