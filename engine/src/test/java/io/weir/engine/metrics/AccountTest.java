// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.codec.DecodeCounter;
import io.weir.codec.DecodeCounts;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.Fault;
import io.weir.codec.flow.RuleCounts;
import io.weir.codec.state.Remembered;
import io.weir.engine.deliver.SinkAccount;
import io.weir.engine.deliver.StageAccount;
import io.weir.engine.spool.SpoolAccount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AccountTest {
    private final CapturingLogger logger = new CapturingLogger();
    private final Account account = new Account(logger);

    @Test
    void aSocketTellsWhatBecameOfItsDatagrams() {
        Counters counters = new Counters();
        counters.add(Counter.DATAGRAMS_RECEIVED, 12);
        counters.add(Counter.DATAGRAMS_GIVEN, 9);
        counters.add(Counter.DROPPED_RING_FULL, 3);

        account.socket("2055/0", counters, -1);

        assertThat(logger.lines()).hasSize(1).first().asString().startsWith("INFO account of a socket socket=2055/0")
            .contains("datagrams_received=12", "datagrams_given=9", "dropped_ring_full=3", "kernel_drops=unknown");
    }

    @Test
    void faultsAreToldInAllAndForTheWorstTwentyExporters() {
        FaultTable one = new FaultTable(100);
        FaultTable other = new FaultTable(100);
        for (int i = 1; i <= 30; i++) {
            for (int n = 0; n < i; n++) {
                (i % 2 == 0 ? one : other).count(new Exporter(0, Exporter.mapped(0x0a000000 + i), 0), Fault.SET_LENGTH);
            }
        }
        DecodeCounts counts = new DecodeCounts();
        counts.add(DecodeCounter.RECORDS, 5);

        account.workers(List.of(worker("worker-0", counts, one),
            worker("worker-1", new DecodeCounts(), other)));

        assertThat(logger.lines()).hasSize(2 + 1 + 20 + 1 + 1);
        assertThat(logger.lines().get(0)).contains("worker=worker-0", "datagrams_taken=0", " records=5");
        assertThat(logger.lines().get(2)).contains("reason=set_length", "count=465");
        assertThat(logger.lines().get(3)).contains("exporter=10.0.0.30 set_length=30");
        assertThat(logger.lines().get(23)).contains("exporters=10");
        assertThat(logger.lines().get(24)).contains("account of corrected values", " sampling=0");
    }

    private static WorkerAccount worker(String name, DecodeCounts counts, FaultTable faults) {
        return new WorkerAccount(name, new Counters(), counts, faults, new RuleCounts(), new Remembered(),
            new TimeHistogram(), List.of(), 0);
    }

    @Test
    void aStageTellsWhatItLeftOut() {
        account.stages(List.of(new StageAccount("filter", 5, 3, 1)));

        assertThat(logger.lines()).containsExactly("INFO account of a stage stage=filter passed=5 filtered=3 failed=1");
    }

    @Test
    void aSinkTellsWhatBecameOfItsRecords() {
        account.sinks(List.of(new SinkAccount("file", 10, 7, 2, 1, 0, 700)));

        assertThat(logger.lines()).containsExactly("INFO account of a sink sink=file accepted=10 delivered=7 dropped=2"
            + " failed=1 waiting=0 bytes=700");
    }

    @Test
    void aSinkTellsItsOwnFiguresToo() {
        account.sinks(List.of(new SinkAccount("journal", 10, 10, 0, 0, 0, 700, SpoolAccount.NONE,
            new TreeMap<>(Map.of("files_removed_unread", 1L, "files_removed", 3L)))));

        assertThat(logger.lines()).singleElement().asString()
            .endsWith(" bytes=700 files_removed=3 files_removed_unread=1");
    }
}
