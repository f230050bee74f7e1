// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.journal.Journal;
import io.weir.journal.JournalReader;
import io.weir.sink.SinkFactory;
import io.weir.sink.contract.SampleTraffic;
import io.weir.sink.contract.SinkContractTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSinkContractTest extends SinkContractTest {
    @TempDir
    private Path folder;

    @Override
    protected SinkFactory factory() {
        return new JournalSinkFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("dir", folder.toString());
    }

    @Test
    void journalHoldsEveryRecord() throws Exception {
        live(6);

        long records = 0;
        try (JournalReader reader = Journal.open(folder).reader()) {
            while (reader.next()) {
                records += reader.block().records();
            }
        }
        assertThat(records).isEqualTo(6 * SampleTraffic.FLOWS);
    }
}
